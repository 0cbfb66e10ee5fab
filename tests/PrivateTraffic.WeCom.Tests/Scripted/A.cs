using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Tests.Scripted;

/// <summary>Things a test needs but is not about.</summary>
internal static class A
{
    public const string Secret = "app-secret-never-to-be-seen";
    public const string CallbackToken = "CallbackTokenSecret";
    public const string EncodingAesKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    public static readonly MemberId Zhang = new("zhangsan");
    public static readonly ExternalUserId Customer = new("wmCustomer0000000000000000000001");

    public static WeComApp App(string corp = "wwsim0123456789abc", int agent = 1000002, string secret = Secret) => new()
    {
        CorpId = corp,
        AgentId = agent,
        Secret = secret,
        CallbackToken = CallbackToken,
        EncodingAesKey = EncodingAesKey,
        ApiBaseAddress = new Uri("https://wecom.example.test"),
    };
}
