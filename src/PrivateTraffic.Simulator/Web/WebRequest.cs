using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Simulator.Control;

namespace PrivateTraffic.Simulator.Web;

/// <summary>A request to the simulator's own endpoints, with its parameters.</summary>
internal sealed class WebRequest(HttpContext http)
{
    public HttpContext Http { get; } = http;

    public CancellationToken Aborted => Http.RequestAborted;

    public string? Query(string name) => Http.Request.Query[name] is [{ } value, ..] ? value : null;

    public string Required(string name) => Query(name) ?? throw new MistakenRequest($"\"{name}\" is missing.");

    public int? Number(string name) => Query(name) is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new MistakenRequest($"\"{name}\" is not a whole number.");

    public DateOnly? Day(string name) => Query(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new MistakenRequest($"\"{name}\" is not a day such as 2026-03-01.");

    /// <summary>A part of the path.</summary>
    public string Path(string name) => (string)Http.Request.RouteValues[name]!;

    public async Task<T> BodyAsync<T>() =>
        await JsonSerializer.DeserializeAsync<T>(Http.Request.Body, ControlJson.Options, Aborted)
            ?? throw new MistakenRequest("The body is empty.");
}

/// <summary>A request that makes no sense; the message says why.</summary>
internal sealed class MistakenRequest(string message) : Exception(message);
