using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Cards;

/// <summary>A request, ready to be sent, and the length of its answer's body; negative where it may be any.</summary>
internal readonly record struct LoadRequest(byte[] Bytes, int BodyLength);

/// <summary>What a server did under load. Latencies in milliseconds.</summary>
internal sealed record LoadFigures(double PerSecond, double Median, double Percentile99);

/// <summary>
/// Sends requests over connections that are kept, one at a time on each, and reads the answers. It
/// works on bare sockets because it shares the processor with the server: what a client costs would be
/// taken for the server's on both sides of the comparison.
/// </summary>
internal sealed class LoadGenerator(IPEndPoint server, IReadOnlyList<LoadRequest> requests)
{
    /// <summary>Runs for a while on so many connections.</summary>
    /// <exception cref="WrongResultException">An answer was not 200, or had another length than it must have.</exception>
    public async Task<LoadFigures> RunAsync(int connections, TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var started = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => RunAsync(new Dice((ulong)i), end))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var latencies = each.SelectMany(l => l).Order().ToArray();
        return new LoadFigures(latencies.Length / seconds, latencies[latencies.Length / 2], latencies[(int)(latencies.Length * 0.99)]);
    }

    private async Task<List<double>> RunAsync(Dice dice, long end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var answer = new byte[1 << 16];
        var latencies = new List<double>();
        while (Stopwatch.GetTimestamp() < end)
        {
            var request = requests[dice.Below(requests.Count)];
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request.Bytes, SocketFlags.None);
            var body = await ReceiveAsync(socket, answer);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (body != request.BodyLength && request.BodyLength >= 0)
            {
                throw new WrongResultException($"A body of {body} bytes instead of {request.BodyLength}.");
            }
        }

        return latencies;
    }

    /// <summary>Reads one answer to its end, and returns the length of its body.</summary>
    private static async ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer)
    {
        var received = 0;
        while (true)
        {
            var more = await socket.ReceiveAsync(buffer[received..], SocketFlags.None);
            received += more;
            if (more == 0)
            {
                throw new WrongResultException("The server has closed the connection.");
            }

            if (BodyOf(buffer.Span[..received]) is { } body)
            {
                return body;
            }
        }
    }

    /// <summary>The length of the body of an answer; null while there is more to come.</summary>
    private static int? BodyOf(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
        {
            return null;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new WrongResultException($"Answered {Encoding.ASCII.GetString(answer[..Math.Min(40, answer.Length)])}");
        }

        var rest = answer[(headers + 4)..];
        var length = answer[..headers].IndexOf("Content-Length: "u8);
        if (length >= 0)
        {
            var number = answer[(length + 16)..(headers + 2)];
            var body = int.Parse(number[..number.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
            return rest.Length >= body ? body : null;
        }

        return rest.EndsWith("\r\n0\r\n\r\n"u8) ? ChunksOf(rest) : null;
    }

    private static int ChunksOf(ReadOnlySpan<byte> chunks)
    {
        var total = 0;
        while (true)
        {
            var line = chunks.IndexOf("\r\n"u8);
            var size = int.Parse(chunks[..line], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return total;
            }

            total += size;
            chunks = chunks[(line + 2 + size + 2)..];
        }
    }
}
