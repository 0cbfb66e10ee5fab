using System.Net;
using System.Text.RegularExpressions;

namespace PrivateTraffic.WeCom.Errors;

/// <summary>
/// Finds the caller's address in the tail WeCom appends to failures: <c>…, from ip: 203.0.113.7, more info at …</c> (D90313).
/// </summary>
internal static partial class CallerAddressText
{
    public static IPAddress? In(string errorMessage) =>
        FromIp().Match(errorMessage) is { Success: true } found && IPAddress.TryParse(found.Groups[1].ValueSpan, out var address)
            ? address
            : null;

    [GeneratedRegex(@"from ip:\s*([0-9A-Fa-f.:]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromIp();
}
