using System.Text.Json;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>
/// The two fields that every answer may carry at its top level. A failure is an <c>errcode</c> that exists and is not 0; some successes
/// carry neither field (D90664).
/// </summary>
internal readonly record struct Envelope(int ErrorCode, string ErrorMessage)
{
    private static readonly Envelope Success = new(0, "");

    /// <summary>Reads as little as it can: <c>errcode</c> stands first in practice, and a 0 ends the search.</summary>
    /// <exception cref="JsonException">The bytes are not a JSON object.</exception>
    public static Envelope Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An answer that is not a JSON object.");
        }

        int? code = null;
        string? message = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("errcode"u8))
            {
                reader.Read();
                code = ReadCode(ref reader);
                if (code == 0)
                {
                    return Success;
                }
            }
            else if (reader.ValueTextEquals("errmsg"u8))
            {
                reader.Read();
                message = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else
            {
                reader.Skip();
            }
        }

        return code is { } failure ? new Envelope(failure, message ?? "") : Success;
    }

    private static int ReadCode(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
        JsonTokenType.String when int.TryParse(reader.GetString(), out var number) => number,
        JsonTokenType.Null => 0,
        _ => throw new JsonException("An errcode that is not a number."),
    };
}
