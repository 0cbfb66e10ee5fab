using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Tests.Scripted;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Tests.Calls;

/// <summary>The order of the steps is part of the design: see <see cref="CallPipelines"/> for the reasons.</summary>
public class PipelineOrderTests
{
    [Fact]
    public async Task A_business_call_passes_the_steps_in_this_order()
    {
        await using var bench = new Bench();

        StepsOf(Pipelines(bench).WithToken(bench.App, bench.Services.GetRequiredService<IAccessTokenSource>())).ShouldBe(
            ["MeteredSender", "SerialSender", "RetryingSender", "TokenSender", "BudgetedSender", "TimedSender", "HttpSender"]);
    }

    [Fact]
    public async Task Asking_for_a_token_needs_no_token()
    {
        await using var bench = new Bench();

        StepsOf(Pipelines(bench).WithoutToken(bench.App)).ShouldBe(
            ["MeteredSender", "RetryingSender", "BudgetedSender", "TimedSender", "HttpSender"]);
    }

    private static CallPipelines Pipelines(Bench bench) => bench.Services.GetRequiredService<CallPipelines>();

    private static List<string> StepsOf(ICallSender? outermost)
    {
        List<string> steps = [];
        for (var step = outermost; step is not null; step = InnerOf(step))
        {
            steps.Add(step.GetType().Name);
        }

        return steps;
    }

    private static ICallSender? InnerOf(ICallSender step) => (ICallSender?)step.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .SingleOrDefault(field => field.FieldType == typeof(ICallSender))?
        .GetValue(step);
}
