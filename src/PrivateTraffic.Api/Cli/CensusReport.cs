using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Cli;

/// <summary>A report that counts everybody's place on a day.</summary>
internal static class CensusReport
{
    /// <param name="name">The name of the command.</param>
    /// <param name="description">What it counts.</param>
    /// <param name="ask">Makes the request.</param>
    /// <param name="text">The answer as people read it.</param>
    public static Command Create<T>(
        string name, string description, Func<CensusQuestion, IRequest<T>> ask, Func<T, Terminal, string> text)
    {
        var asOf = Days.Option("The day to count as of (default: today)");
        var model = ModelFile.Option();
        var customers = new Option<string?>("--customers")
        {
            Description = "Write every customer with their place and the numbers behind it to this CSV file",
            HelpName = "file",
        };
        var command = new Command(name, description) { asOf, model, customers };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var tried = await ModelFile.ReadAsync(parse.GetValue(model), token);
            var corp = await context.CorpAsync(token);
            var question = new CensusQuestion(corp.Id, parse.GetValue(asOf), Visibility.Everybody, Recount: true, tried);
            var report = parse.GetValue(customers) is { } file
                ? await WithCustomersAsync(context, question, file, ask, token)
                : await context.Get<IMediator>().Send(ask(question), token);
            context.Terminal.Result(report, r => text(r, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static async Task<T> WithCustomersAsync<T>(
        CommandContext context, CensusQuestion question, string file, Func<CensusQuestion, IRequest<T>> ask, CancellationToken token)
    {
        await using var output = await PlacementCustomerFile.CreateAsync(
            file, context.Get<IDbContextFactory<PrivateTrafficDb>>(), question.CorpId, token);
        return await context.Get<IMediator>().Send(ask(question with { Customers = output.WriteAsync }), token);
    }
}
