using System.Text;
using System.Text.Encodings.Web;

namespace PrivateTraffic.WeCom.Json;

/// <summary>
/// Escapes only what JSON demands: quotes, backslash and control characters. WeCom has an error for <c>\uXXXX</c> in a request (40033,
/// D90313), and <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> still writes emoji, the ideographic space U+3000 and the
/// private-use signs of old WeChat that way. Safe because the output is only ever a JSON body, never part of a page.
/// </summary>
internal sealed class RawUtf8Encoder : JavaScriptEncoder
{
    public static readonly RawUtf8Encoder Instance = new();

    private RawUtf8Encoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        while (!rest.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            if (!isWhole || WillEncode(rune.Value))
            {
                return textLength - rest.Length;
            }

            rest = rest[used..];
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
