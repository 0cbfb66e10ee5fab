using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>One life of the frame beside a chat. It is built anew for every conversation.</summary>
/// <param name="Entry">What getContext says: single_chat_tools, group_chat_tools, contact_profile or normal.</param>
internal sealed record Frame(string Id, Conversation Conversation, string Entry)
{
    /// <summary>The app that proved its identity on the present page; null before agentConfig succeeded.</summary>
    public App? App { get; private set; }

    private string? signedUrl;
    private HashSet<string> allowed = [];

    public Dictionary<string, BridgeDialog> Dialogs { get; } = [];

    public bool IsSingleChat => Conversation.Kind == ConversationKind.Customer;

    public void Configure(App? app, string url, IEnumerable<string> apis)
    {
        App = app;
        signedUrl = url;
        allowed = apis.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the page as it is now was signed for; another path or query needs a new signature.</summary>
    public bool IsSignedFor(string url) => signedUrl == url;

    public bool Allows(string api) => allowed.Contains(api);
}
