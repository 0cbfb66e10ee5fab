using System.Xml.Linq;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>A sealed passive reply. WeCom also takes an empty body or <c>success</c>, which is all that an event needs.</summary>
public sealed record EncryptedReply(string Encrypted, string Signature, string Timestamp, string Nonce)
{
    /// <summary>The body of the answer.</summary>
    public string ToXml() => new XElement(
        "xml",
        new XElement("Encrypt", new XCData(Encrypted)),
        new XElement("MsgSignature", new XCData(Signature)),
        new XElement("TimeStamp", Timestamp),
        new XElement("Nonce", new XCData(Nonce))).ToString(SaveOptions.DisableFormatting);
}
