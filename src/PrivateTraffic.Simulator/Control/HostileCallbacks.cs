using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrivateTraffic.Simulator.Callbacks;

namespace PrivateTraffic.Simulator.Control;

/// <summary>Requests that a receiver must withstand or refuse (behaviour 26).</summary>
[JsonConverter(typeof(HostileKindConverter))]
internal enum HostileKind
{
    WrongSignature,
    WrongReceiveId,

    /// <summary>Rightly signed, but with a timestamp of yesterday.</summary>
    OldTimestamp,

    /// <summary>A well-formed event whose padding is a whole block of 32: to be accepted.</summary>
    FullBlockPadding,

    /// <summary>A URL check whose echostr lost its plus signs on the way.</summary>
    MangledEcho,

    /// <summary>Eight megabytes of nothing.</summary>
    HugeBody,

    /// <summary>An envelope with a DTD that expands entities.</summary>
    XmlEntities,
}

internal sealed class HostileKindConverter() : JsonStringEnumConverter<HostileKind>(
    JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

internal static class HostileCallbacks
{
    private const int HugeLength = 8 * 1024 * 1024;
    private const long Day = 86_400;

    /// <summary>Sends one such request.</summary>
    /// <returns>The HTTP status it was answered with.</returns>
    public static Task<int> SendAsync(Simulation simulation, Subscription to, HostileKind kind, CancellationToken cancel)
    {
        var (timestamp, nonce) = simulation.Post.Stamp();
        var message = CallbackXml.Message(Events.TagsShuffled(simulation.Clock.Now, ""));
        var encrypted = to.Crypto.Encrypt(message, DemoIdentity.CorpId);
        return kind switch
        {
            HostileKind.WrongSignature => PostAsync(encrypted, new string('0', 40), timestamp),
            HostileKind.WrongReceiveId => PostSignedAsync(to.Crypto.Encrypt(message, "wwsomebodyelse00000"), timestamp),
            HostileKind.OldTimestamp => PostSignedAsync(encrypted, (simulation.Clock.Now - Day).ToString(CultureInfo.InvariantCulture)),
            HostileKind.FullBlockPadding => PostSignedAsync(to.Crypto.Encrypt(PadToBlock(message), DemoIdentity.CorpId), timestamp),
            HostileKind.MangledEcho => simulation.Post.GetAsync(MangledEcho(to, timestamp, nonce), cancel),
            HostileKind.HugeBody => simulation.Post.SendAsync(AddressOf("x", timestamp), new string('x', HugeLength), cancel),
            HostileKind.XmlEntities => simulation.Post.SendAsync(AddressOf(encrypted, timestamp), BillionLaughs(encrypted), cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

        Uri AddressOf(string content, string at) => to.Address(to.Crypto.Sign(at, nonce, content), at, nonce);

        Task<int> PostSignedAsync(string content, string at) => PostAsync(content, to.Crypto.Sign(at, nonce, content), at);

        Task<int> PostAsync(string content, string signature, string at) =>
            simulation.Post.SendAsync(to.Address(signature, at, nonce), CallbackXml.Envelope(content, null), cancel);
    }

    // random(16) + length(4) + message + corp id fills whole blocks, so that a whole block of padding follows.
    private static string PadToBlock(string message)
    {
        var missing = 32 - ((20 + System.Text.Encoding.UTF8.GetByteCount(message) + DemoIdentity.CorpId.Length) % 32);
        return missing == 32 ? message : message.Replace("</xml>", new string(' ', missing) + "</xml>", StringComparison.Ordinal);
    }

    // Only an echo with a plus can be mangled, so one is looked for.
    private static Uri MangledEcho(Subscription to, string timestamp, string nonce)
    {
        string echo;
        do
        {
            echo = to.Crypto.Encrypt("1616140317555161061", DemoIdentity.CorpId);
        }
        while (!echo.Contains('+', StringComparison.Ordinal));

        return to.Address(to.Crypto.Sign(timestamp, nonce, echo), timestamp, nonce, echo.Replace('+', ' '));
    }

    private static string BillionLaughs(string encrypted) =>
        $"""
        <?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <xml><ToUserName>&c;</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>
        """;
}
