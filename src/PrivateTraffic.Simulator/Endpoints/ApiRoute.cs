using System.Text.Json;
using PrivateTraffic.Simulator.Limits;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Carries an API call out and writes the fields of the answer beside errcode and errmsg.</summary>
internal delegate void ApiHandler(ApiCall call, Utf8JsonWriter reply);

/// <summary>One API.</summary>
/// <param name="Api">Its path below /cgi-bin/.</param>
internal sealed record ApiRoute(string Api, Access Access, ApiHandler Handle)
{
    /// <summary>Whether it reads customer storage, where WeCom minds concurrency (45033).</summary>
    public bool IsStorageRead { get; init; }

    /// <summary>Names the record that is written: two writes to one record must not overlap.</summary>
    public Func<ApiCall, string?>? ConflictKey { get; init; }

    /// <summary>What the second of two overlapping writes is answered with.</summary>
    public WeComError ConflictError { get; init; } = Errors.WriteConflict;

    public IReadOnlyList<OwnLimit> OwnLimits { get; init; } = [];

    /// <summary>Not counted at all, as auth/getuserinfo with a valid code.</summary>
    public bool IsUnlimited { get; init; }
}
