using System.Diagnostics;
using System.Globalization;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>A problem as it goes over the wire (RFC 9457).</summary>
/// <param name="Type">A stable name for programs.</param>
/// <param name="Title">A sentence for people, in their language.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The last part of <paramref name="Type"/>.</param>
/// <param name="TraceId">Names the request in the logs.</param>
/// <param name="Errors">For <c>invalid</c>: sentences by field.</param>
/// <param name="SignIn">For <c>sign-in-needed</c>: where to sign in.</param>
public sealed record ProblemResponse(
    string Type,
    string Title,
    int Status,
    string Code,
    string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    string? SignIn = null)
{
    internal static ProblemResponse Of(ProblemCode code, HttpContext context, params object[] values) => new(
        $"urn:privatetraffic:problem:{code.Code}",
        string.Format(CultureInfo.InvariantCulture, code.Text.In(RequestLanguage.Of(context)), values),
        code.Status,
        code.Code,
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
}

/// <summary>The language of the person behind a request.</summary>
internal static class RequestLanguage
{
    public const string Cookie = "pt-lang";

    /// <summary>The cookie that the language switch sets, else the first of the browser's languages that we speak, else Chinese.</summary>
    public static TextLanguage Of(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } chosen)
        {
            return chosen.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? TextLanguage.English : TextLanguage.Chinese;
        }

        foreach (var part in context.Request.Headers.AcceptLanguage.ToString().Split(','))
        {
            if (part.AsSpan().Trim().StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return TextLanguage.Chinese;
            }

            if (part.AsSpan().Trim().StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return TextLanguage.English;
            }
        }

        return TextLanguage.Chinese;
    }
}
