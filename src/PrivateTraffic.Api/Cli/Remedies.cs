using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Api.Cli;

/// <summary>What an administrator does when a call of WeCom failed.</summary>
internal static class Remedies
{
    public static LocalizedText For(Exception error) => error switch
    {
        WeComException refused when WeComRemedies.For(refused.ErrorCode, refused.CallerAddress?.ToString()) is { } remedy => remedy,
        WeComTransportException lost => Check(WeComWords.Of(lost.Message)),
        WeComCallException call => WeComWords.Of(call.Message),
        _ => new($"无法连接企业微信：{error.Message}。请检查网络、代理与 ApiBaseAddress。", $"WeCom cannot be reached: {error.Message}. Check network, proxy and ApiBaseAddress."),
    };

    private static LocalizedText Check(LocalizedText what) => new(
        $"{what.Zh}请检查网络、代理与 ApiBaseAddress。", $"{what.En} Check network, proxy and ApiBaseAddress.");
}
