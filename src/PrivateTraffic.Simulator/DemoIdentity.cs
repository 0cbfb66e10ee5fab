namespace PrivateTraffic.Simulator;

/// <summary>The demo company's identity. Every value is made up, public, and good for this simulator only.</summary>
public static class DemoIdentity
{
    public const string CorpId = "wwsim0123456789abc";

    /// <summary>The app that product and tests normally use: sees everybody, may use customer contact.</summary>
    public const int AgentId = 1000002;

    public const string Secret = "demo-only-secret-of-the-main-app-000000000000";

    /// <summary>An app that sees only the first region.</summary>
    public const int RegionalAgentId = 1000003;

    public const string RegionalSecret = "demo-only-secret-of-the-regional-app-0000000";

    /// <summary>An app that is not listed under 可调用接口的应用.</summary>
    public const int UnlistedAgentId = 1000004;

    public const string UnlistedSecret = "demo-only-secret-of-the-unlisted-app-0000000";

    /// <summary>The secret of 通讯录同步, which belongs to no app.</summary>
    public const string ContactSyncSecret = "demo-only-secret-of-contact-sync-00000000000";

    public const string CallbackToken = "SimToken2024abcdef";

    public const string EncodingAesKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
}
