using System.Text;
using System.Xml.Linq;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>The body of a callback as it arrives (D90930): everything of interest is in the ciphertext.</summary>
/// <param name="Encrypted">For <see cref="CallbackCrypto.Open"/>.</param>
/// <param name="ToUserName">The corp; unverified, so good for nothing but choosing the app whose key to try.</param>
/// <param name="AgentId">The app; only in app-level callbacks, and as unverified.</param>
public sealed record CallbackEnvelope(string Encrypted, string? ToUserName, int? AgentId)
{
    /// <summary>Longest body accepted, in bytes.</summary>
    public const int MaxBytes = CallbackCrypto.MaxEncryptedLength;

    /// <summary>Reads a body, giving up as soon as it turns out too long.</summary>
    /// <exception cref="CallbackRejectedException">Too long, not such XML, or without ciphertext.</exception>
    public static async Task<CallbackEnvelope> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var content = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MaxBytes)
            {
                throw new CallbackRejectedException(CallbackRejection.TooLarge);
            }

            content.Write(buffer, 0, read);
        }

        return Parse(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
    }

    /// <summary>Parses a body.</summary>
    /// <exception cref="CallbackRejectedException">Not such XML, or without ciphertext.</exception>
    public static CallbackEnvelope Parse(string xml)
    {
        var root = SafeXml.Parse(xml.TrimStart('\uFEFF'));
        var encrypted = TextOf(root, "Encrypt") ?? throw new CallbackRejectedException(CallbackRejection.Malformed);
        int? agentId = int.TryParse(TextOf(root, "AgentID"), out var agent) ? agent : null;
        return new CallbackEnvelope(encrypted, TextOf(root, "ToUserName"), agentId);
    }

    private static string? TextOf(XElement root, string name) =>
        root.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
