using System.Globalization;
using System.Text.RegularExpressions;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Sync;

/// <summary>Reads from the words that a run was stopped with what an administrator does about it.</summary>
internal static partial class RunProblems
{
    private static readonly LocalizedText Unreachable = new(
        "企业微信没有正常应答，多半是网络、代理或对方服务的问题。下次同步会从断点接着做；若反复出现，请检查网络与 ApiBaseAddress。",
        "WeCom gave no proper answer: most likely the network, a proxy or their service. The next sync goes on from here; if it keeps happening check the network and ApiBaseAddress.");

    private static readonly LocalizedText Refused = new(
        "企业微信拒绝了调用。请按错误码在 open.work.weixin.qq.com/devtool/query 查询原因，处理后重新同步，会从断点接着做。",
        "WeCom refused the call. Look the code up at open.work.weixin.qq.com/devtool/query, put it right and sync again; it goes on from here.");

    private static readonly LocalizedText Ours = new(
        "服务内部出错，数据没有丢失，下次同步会从断点接着做。若反复出现，请查看服务日志或运行 doctor 命令。",
        "Something failed on our side; nothing is lost and the next sync goes on from here. If it keeps happening look into the log or run the doctor command.");

    /// <param name="problem">What <see cref="Data.Runs.SyncRun.Problem"/> says.</param>
    public static LocalizedText RemedyFor(string problem)
    {
        if (!problem.StartsWith("WeCom ", StringComparison.Ordinal))
        {
            return Ours;
        }

        if (Refusal().Match(problem) is not { Success: true } refusal)
        {
            return Unreachable;
        }

        var address = CallerAddress().Match(problem);
        return WeComRemedies.For(
            int.Parse(refusal.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            address.Success ? address.Groups[1].Value : null) ?? Refused;
    }

    /// <summary>As <see cref="WeCom.Errors.WeComException"/> words it.</summary>
    [GeneratedRegex(@"^WeCom \S+ failed: (-?\d{1,9}) ")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"from ip:\s*([0-9A-Fa-f.:]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CallerAddress();
}
