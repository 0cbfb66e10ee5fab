using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Puts answers together: errcode and errmsg first, then the fields of the API.</summary>
internal static class ApiAnswer
{
    private const string WrongJsonWarning = "Warning: wrong json format. ";

    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static long hints;

    public static ArrayBufferWriter<byte> Succeed(ApiCall call, AnswerShape shape)
    {
        var fields = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(fields, WriterOptions);
        writer.WriteStartObject();
        call.Route.Handle(call, writer);
        if (shape.HasExtraFields)
        {
            WriteUnknownFields(writer);
        }

        writer.WriteEndObject();
        writer.Flush();

        return shape.HasErrcode ? WithEnvelope(call.HasWrongJson ? WrongJsonWarning + "ok" : "ok", fields) : fields;
    }

    public static ArrayBufferWriter<byte> Refuse(ApiCall call, WeComError error)
    {
        var answer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(answer, WriterOptions);
        writer.WriteStartObject();
        writer.WriteNumber("errcode", error.Code);
        writer.WriteString("errmsg", (call.HasWrongJson ? WrongJsonWarning : "") + error.Text + Hint(call, error));
        writer.WriteEndObject();
        writer.Flush();
        return answer;
    }

    private static ArrayBufferWriter<byte> WithEnvelope(string errmsg, ArrayBufferWriter<byte> fields)
    {
        var answer = new ArrayBufferWriter<byte>(fields.WrittenCount + 128);
        answer.Write(Encoding.UTF8.GetBytes($$"""{"errcode":0,"errmsg":"{{errmsg}}"{{(fields.WrittenCount > 2 ? "," : "")}}"""));
        answer.Write(fields.WrittenSpan[1..]);
        return answer;
    }

    // As seen in the field: hint: [<unix>_<n>_<32 hex>].
    private static string Hint(ApiCall call, WeComError error)
    {
        var number = Interlocked.Increment(ref hints);
        var trace = Sha1Hex.Of($"{call.Corp.Clock.Now}|{number}")[..32];
        return $", hint: [{call.Corp.Clock.Now}_{number % 100}_{trace}], from ip: {call.CallerAddress}, "
            + $"more info at https://open.work.weixin.qq.com/devtool/query?e={error.Code}";
    }

    private static void WriteUnknownFields(Utf8JsonWriter writer)
    {
        writer.WriteString("new_field_of_next_year", "unknown to any client");
        writer.WriteStartObject("another_new_field");
        writer.WriteNumber("depth", 1);
        writer.WriteEndObject();
    }
}

/// <summary>How a successful answer deviates from the ordinary.</summary>
internal readonly record struct AnswerShape(bool HasErrcode, bool HasExtraFields);
