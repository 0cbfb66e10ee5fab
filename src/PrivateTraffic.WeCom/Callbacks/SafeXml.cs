using System.Xml;
using System.Xml.Linq;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>Reads XML from outside: no DTD, so no entity can fetch or blow up anything; no more than a megabyte.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 2 * CallbackCrypto.MaxEncryptedLength,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root element.</summary>
    /// <exception cref="CallbackRejectedException">Not well-formed, with a DTD, or too long.</exception>
    public static XElement Parse(string xml)
    {
        try
        {
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, Settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new CallbackRejectedException(CallbackRejection.Malformed, e);
        }
    }
}
