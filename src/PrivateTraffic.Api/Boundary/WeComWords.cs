using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>
/// Puts the messages of the WeCom client, which speaks English, into both languages. What is no message of it is an error of our own.
/// </summary>
internal static partial class WeComWords
{
    private static readonly (Regex Pattern, string Zh)[] Messages =
    [
        (Refused(), "企业微信接口 $1 返回错误 $2：$3"),
        (UsedUp(), "企业微信接口 $1 的调用额度暂时用完，$2 秒后恢复。"),
        (NotConnected(), "企业微信接口 $1：无法建立连接。"),
        (BrokeOff(), "企业微信接口 $1：连接中断。"),
        (TimedOut(), "企业微信接口 $1：没有及时应答。"),
        (HttpStatus(), "企业微信接口 $1：应答 HTTP $2。"),
        (NotJson(), "企业微信接口 $1：应答不完整，或不是 JSON。"),
        (OtherShape(), "企业微信接口 $1：应答与文档不符。"),
    ];

    /// <param name="message">The message of an exception of the client, or the name of another exception.</param>
    public static LocalizedText Of(string message)
    {
        foreach (var (pattern, zh) in Messages)
        {
            if (pattern.IsMatch(message))
            {
                return new(pattern.Replace(message, zh), message);
            }
        }

        return new($"内部错误：{message}", $"Internal error: {message}");
    }

    [GeneratedRegex(@"^WeCom (\S+) failed: (-?\d+) (.*)$", RegexOptions.Singleline)]
    private static partial Regex Refused();

    [GeneratedRegex(@"^WeCom (\S+) was not called: its budget is used up for another (\d+) s\.$")]
    private static partial Regex UsedUp();

    [GeneratedRegex(@"^WeCom (\S+): no connection\.$")]
    private static partial Regex NotConnected();

    [GeneratedRegex(@"^WeCom (\S+): the connection broke off\.$")]
    private static partial Regex BrokeOff();

    [GeneratedRegex(@"^WeCom (\S+): no answer in time\.$")]
    private static partial Regex TimedOut();

    [GeneratedRegex(@"^WeCom (\S+): HTTP (\d+)\.$")]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"^WeCom (\S+): the answer is not JSON, or broke off\.$")]
    private static partial Regex NotJson();

    [GeneratedRegex(@"^WeCom (\S+): the answer does not have the documented shape\.$")]
    private static partial Regex OtherShape();
}
