using System.Buffers;
using System.Text.Json;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Control;

/// <summary>Writes rows of JSON, one a line, holding the company's gate for one piece at a time.</summary>
internal static class TruthStream
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Writes the rows of all pieces.</summary>
    /// <param name="http">The request to answer.</param>
    /// <param name="simulation">Whose company it is about.</param>
    /// <param name="writeRows">Writes the rows of one piece.</param>
    /// <param name="pieces">What the answer is cut into: members, days, or whatever is quickly read under the gate.</param>
    public static async Task WriteAsync<T>(
        HttpContext http, Simulation simulation, IReadOnlyList<T> pieces, Action<Corporation, T, TruthRows> writeRows)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        var buffer = new ArrayBufferWriter<byte>(FlushAt * 2);
        using var rows = new TruthRows(buffer);
        for (var i = 0; i < pieces.Count; i++)
        {
            simulation.Now(corp =>
            {
                writeRows(corp, pieces[i], rows);
                return true;
            });
            if (buffer.WrittenCount >= FlushAt || i == pieces.Count - 1)
            {
                await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
                buffer.ResetWrittenCount();
            }
        }
    }
}

/// <summary>Takes rows.</summary>
internal sealed class TruthRows(ArrayBufferWriter<byte> buffer) : IDisposable
{
    private readonly Utf8JsonWriter json = new(
        buffer, new JsonWriterOptions { Encoder = ControlJson.Options.Encoder, SkipValidation = true });

    public void Write(Action<Utf8JsonWriter> writeFields)
    {
        json.Reset();
        json.WriteStartObject();
        writeFields(json);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
    }

    public void Dispose() => json.Dispose();
}
