using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Api.Cli;

/// <summary>What a check found.</summary>
internal sealed record Finding(string Check, FindingState State, LocalizedText Text);

/// <summary>How bad it is.</summary>
internal enum FindingState
{
    Good,

    /// <summary>Worth knowing, in nobody's way.</summary>
    Odd,

    /// <summary>Something does not work until it is repaired.</summary>
    Bad,
}

/// <summary>The checks of <c>doctor</c>, from the inside out: what a later one needs is checked before it.</summary>
internal static class Checkup
{
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(30);

    public static async IAsyncEnumerable<Finding> RunAsync(CommandContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new Finding("settings", FindingState.Good, new("配置有效。", "The settings are valid."));
        var database = await DatabaseAsync(context, cancellation);
        yield return database;
        yield return Keys(context);
        yield return Scripts(context);
        if (database.State == FindingState.Bad)
        {
            yield break;
        }

        var corp = await context.CorpAsync(cancellation);
        if (corp.Settings is null)
        {
            yield return new Finding("wecom", FindingState.Odd, new(
                "没有配置企业微信应用：只能导入订单与互动文件。见 docs/wecom-setup.md。",
                "No WeCom app is configured: orders and interactions can be imported, nothing is pulled. See docs/wecom-setup.md."));
            yield break;
        }

        await foreach (var finding in WeComAsync(context, corp, cancellation))
        {
            yield return finding;
        }
    }

    private static async Task<Finding> DatabaseAsync(CommandContext context, CancellationToken cancellation)
    {
        var options = context.Get<IOptions<DataOptions>>().Value;
        try
        {
            await context.Get<DatabaseStart>().StartingAsync(cancellation);
            return new Finding("database", FindingState.Good, new(
                $"{options.Provider} 可用，版本最新。", $"{options.Provider} answers and is up to date."));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new Finding("database", FindingState.Bad, Explanations.Of(error).Text);
        }
    }

    private static Finding Keys(CommandContext context)
    {
        try
        {
            context.Get<PersonalData>();
            return new Finding("keys", FindingState.Good, new("个人数据密钥可用；请与数据库分开备份。", "The keys of personal data are there; back them up apart from the database."));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new Finding("keys", FindingState.Bad, new($"个人数据密钥无法读取：{error.Message}", $"The keys of personal data cannot be read: {error.Message}"));
        }
    }

    private static Finding Scripts(CommandContext context)
    {
        var shelf = context.Get<ScriptShelf>();
        var count = shelf.Library.Scripts.Count;
        var errors = shelf.Problems.Where(p => p.Severity == ScriptProblemSeverity.Error).ToArray();
        return errors.Length == 0
            ? new Finding("scripts", FindingState.Good, new($"{count} 条话术可用。", $"{count} scripts can be used."))
            : new Finding("scripts", FindingState.Odd, new(
                $"{errors.Length} 条话术有误未载入：{string.Join(' ', errors.Select(e => e.In(TextLanguage.Chinese)))}",
                $"{errors.Length} scripts are left out: {string.Join(' ', errors.Select(e => e.In(TextLanguage.English)))}"));
    }

    private static async IAsyncEnumerable<Finding> WeComAsync(
        CommandContext context, KnownCorp corp, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var client = context.Get<WeComClients>().For(corp, CallPriority.Interactive);
        var contact = await TryAsync("wecom", async () =>
        {
            var members = await client.Members.ListWithCustomerContactAsync(cancellation);
            return members.Count > 0
                ? new Finding("wecom", FindingState.Good, new($"可访问，{members.Count} 位成员可被同步。", $"WeCom answers; {members.Count} members can be pulled."))
                : new Finding("wecom", FindingState.Bad, new(
                    "应用看不到任何有客户联系权限的成员：在管理后台扩大应用可见范围，并开启客户联系。",
                    "The app sees no member with customer contact: widen its visible range and switch customer contact on in the console."));
        });
        yield return contact;
        if (contact.State == FindingState.Bad)
        {
            yield break;
        }

        yield return await TryAsync("clock", () => ClockAsync(context, client, cancellation));
        yield return corp.Settings is { CallbackToken: not null, EncodingAesKey: not null }
            ? new Finding("callbacks", FindingState.Good, new(
                $"已配置；在管理后台填写的地址应以 /callbacks/wecom/{corp.WeComId} 结尾。", $"Configured; the address in the console ends with /callbacks/wecom/{corp.WeComId}."))
            : new Finding("callbacks", FindingState.Odd, new(
                "没有配置回调：客户删除成员将无法得知，变化要等下一次同步。", "No callbacks are configured: deletions by customers stay unknown, and changes wait for the next pull."));
    }

    private static async Task<Finding> ClockAsync(CommandContext context, IWeComClient client, CancellationToken cancellation)
    {
        var http = context.Get<IHttpClientFactory>().CreateClient(WeComNames.HttpClient);
        using var request = new HttpRequestMessage(HttpMethod.Head, client.App.ApiBaseAddress);
        using var response = await http.SendAsync(request, cancellation);
        if (response.Headers.Date is not { } theirs)
        {
            return new Finding("clock", FindingState.Odd, new("对方未返回时间，无法比较时钟。", "WeCom did not tell its time; clocks were not compared."));
        }

        var skew = (context.Get<TimeProvider>().GetUtcNow() - theirs).Duration();
        var seconds = skew.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return skew <= MostSkew
            ? new Finding("clock", FindingState.Good, new("本机时钟准确。", "This machine's clock is right."))
            : new Finding("clock", FindingState.Bad, new($"本机时钟相差 {seconds} 秒：请启用时间同步。", $"This machine's clock is {seconds} s off: switch time synchronisation on."));
    }

    private static async Task<Finding> TryAsync(string check, Func<Task<Finding>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception error) when (error is WeComCallException or HttpRequestException)
        {
            return new Finding(check, FindingState.Bad, Remedies.For(error));
        }
    }
}
