using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Simulator.Client.Proxy;

/// <summary>Puts the native bridge into a page, before any script of its own.</summary>
internal static partial class BridgeScript
{
    /// <summary>What the client's web view adds to the browser's name.</summary>
    public const string UserAgent = "wxwork/4.1.36 MicroMessenger/7.0.1 Language/zh ColorScheme/Light";

    private static readonly string Source = Encoding.UTF8.GetString(Assets.Read("bridge.js"));

    /// <summary>The page with the bridge first in its head.</summary>
    /// <param name="html">The page.</param>
    /// <param name="nonce">Lets the script past the page's own policy.</param>
    /// <param name="clientPort">Port of the chat client, which is the only page the bridge talks to.</param>
    public static string Inject(string html, int clientPort, string nonce)
    {
        var source = Source
            .Replace("__CLIENT_PORT__", clientPort.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("__USER_AGENT__", UserAgent, StringComparison.Ordinal);
        var script = $"<script nonce=\"{nonce}\">{source}</script>";
        var head = Head().Match(html);
        if (head.Success)
        {
            return html.Insert(head.Index + head.Length, script);
        }

        var doctype = Doctype().Match(html);
        return html.Insert(doctype.Success ? doctype.Index + doctype.Length : 0, script);
    }

    [GeneratedRegex(@"<head(\s[^>]*)?>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex(@"<!doctype[^>]*>\s*(<html(\s[^>]*)?>)?", RegexOptions.IgnoreCase)]
    private static partial Regex Doctype();
}
