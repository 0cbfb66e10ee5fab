using System.Buffers;
using System.Text;

namespace PrivateTraffic.Simulator.Faults;

/// <summary>What happens to the answer of one call on its way.</summary>
internal sealed class Disturbance
{
    private static readonly FaultKind[] OnTheWay = [FaultKind.Http502, FaultKind.Reset, FaultKind.TruncatedJson, FaultKind.HtmlPage];

    private readonly Fault? slowness;
    private readonly Fault? damage;

    private Disturbance(Fault? slowness, Fault? damage)
    {
        this.slowness = slowness;
        this.damage = damage;
    }

    public static Disturbance Strike(FaultBoard faults, string api) => new(
        faults.Strike(api, FaultKind.Slow),
        OnTheWay.Select(kind => faults.Strike(api, kind)).FirstOrDefault(f => f is not null));

    /// <summary>The fault's name for the journal; null if the answer arrives whole.</summary>
    public string? Name => damage?.Kind.ToString();

    /// <summary>Whether the call is cut off before it is carried out.</summary>
    public bool StrikesFirst => damage is { Afterwards: false, Kind: FaultKind.Http502 or FaultKind.Reset or FaultKind.HtmlPage };

    public TimeSpan DelayBefore => slowness is { Afterwards: false } ? slowness.Duration(30) : TimeSpan.Zero;

    public TimeSpan DelayAfter => slowness is { Afterwards: true } ? slowness.Duration(30) : TimeSpan.Zero;

    /// <summary>Sends the answer, or what is left of it.</summary>
    public async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer)
    {
        switch (damage?.Kind)
        {
            case FaultKind.Reset:
                http.Abort();
                break;
            case FaultKind.Http502:
                http.Response.StatusCode = StatusCodes.Status502BadGateway;
                await WriteAsync(http, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"u8.ToArray());
                break;
            case FaultKind.HtmlPage:
                await WriteAsync(
                    http, "text/html; charset=UTF-8", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>系统繁忙，请稍后再试</body></html>"));
                break;
            case FaultKind.TruncatedJson:
                await WriteAsync(http, "application/json; charset=UTF-8", answer[..(answer.Length / 2)]);
                break;
            default:
                await WriteAsync(http, "application/json; charset=UTF-8", answer);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, string contentType, ReadOnlyMemory<byte> content)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = content.Length;
        http.Response.BodyWriter.Write(content.Span);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
