using System.Text.RegularExpressions;

namespace PrivateTraffic.Simulator.SignIn;

/// <summary>What a page asks for when it sends its visitor to sign in.</summary>
/// <param name="Query">The whole query string, to come back with a choice added.</param>
internal sealed partial record SignInRequest(Uri RedirectTo, string State, bool AsksPrivateData, int? AgentId, bool IsEnglish, string Query)
{
    private const int LongestState = 128;

    /// <summary>Reads and checks a request.</summary>
    /// <returns>The request, or what is wrong with it.</returns>
    public static (SignInRequest? Request, WeComError Error) Read(HttpRequest http, TrustedDomains trusted)
    {
        var query = http.Query;
        if (query["appid"] != DemoIdentity.CorpId)
        {
            return (null, Errors.InvalidCorpId);
        }

        if (!Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirectTo) || !trusted.IsTrusted(redirectTo))
        {
            return (null, Errors.RedirectNotTrusted);
        }

        var state = query["state"].ToString();
        if (state.Length > LongestState || !StateCharacters().IsMatch(state))
        {
            return (null, Errors.InvalidParameter);
        }

        int? agentId = int.TryParse(query["agentid"], out var number) ? number : null;
        // Without agentid a request for private data counts as an ordinary one.
        var asksPrivateData = query["scope"] == "snsapi_privateinfo" && agentId is not null;
        var isEnglish = query["lang"] == "en";
        return (new SignInRequest(redirectTo, state, asksPrivateData, agentId, isEnglish, http.QueryString.Value ?? ""), default);
    }

    /// <summary>Back to the page that asked, with a code.</summary>
    public string Answer(string code)
    {
        var builder = new UriBuilder(RedirectTo);
        var parameters = $"code={code}&state={Uri.EscapeDataString(State)}";
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query[1..]}&{parameters}" : parameters;
        return builder.Uri.AbsoluteUri;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]*$")]
    private static partial Regex StateCharacters();
}
