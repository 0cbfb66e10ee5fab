using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Faults;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>One call of an API: who calls, with what, and the company it is about.</summary>
internal sealed class ApiCall(
    ApiRoute route, HttpContext http, Corporation corp, FaultBoard faults, JsonElement body, string bodyText, UploadedFile? upload)
{
    private App? app;

    public ApiRoute Route { get; } = route;

    public Corporation Corp { get; } = corp;

    public string BodyText { get; } = bodyText;

    /// <summary>The file of a multipart request.</summary>
    public UploadedFile? Upload { get; } = upload;

    public HttpRequest Request => http.Request;

    public string CallerAddress => http.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "127.0.0.1";

    /// <summary>The address callers see, for links to pictures and pages of the simulator.</summary>
    public string BaseAddress => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>The calling app, known once the token has been checked.</summary>
    public App App
    {
        get => app ?? throw new InvalidOperationException($"{Route.Api} asks for the app without a token.");
        set => app = value;
    }

    public int AgentId => app?.AgentId ?? 0;

    public bool HasWrongJson { get; private set; }

    public Arguments Body => new(body, this);

    /// <summary>Set when the answer is a file instead of JSON.</summary>
    public FileAnswer? File { get; private set; }

    public void SendFile(FileAnswer file) => File = file;

    public void FoundWrongJson() => HasWrongJson = true;

    public string? Query(string name) => http.Request.Query[name] is [{ } value, ..] ? value : null;

    public string Query(string name, WeComError missing) => Query(name) is { Length: > 0 } value ? value : throw new WeComRefusal(missing);

    /// <summary>A member who is in the company and in the app's visible range.</summary>
    /// <exception cref="WeComRefusal">40003 for none given, 60111 for one who left, is unknown or invisible.</exception>
    public Member Member(string? userId)
    {
        if (string.IsNullOrWhiteSpace(userId))
        {
            throw new WeComRefusal(Errors.InvalidUserId);
        }

        return Corp.People.Find(userId) is { } member && App.Sees(member) ? member : throw new WeComRefusal(Errors.UserNotFound);
    }

    /// <summary>A member who serves customers.</summary>
    /// <exception cref="WeComRefusal">84074 for one without the feature; otherwise as <see cref="Member"/>.</exception>
    public Member ServingMember(string? userId) =>
        Member(userId) is { ServesCustomers: true } member ? member : throw new WeComRefusal(Errors.NoContactFeature);

    /// <summary>The customer behind an external user id.</summary>
    /// <exception cref="WeComRefusal">41035 for none given, 40096 for one that never was.</exception>
    public int Customer(string? externalUserId) =>
        string.IsNullOrWhiteSpace(externalUserId)
            ? throw new WeComRefusal(Errors.ExternalUserIdMissing)
            : Corp.Customers.Read(externalUserId);

    /// <summary>The pair named by userid and external_userid in the body, if the API shows their relation.</summary>
    public Relation RelationInBody() =>
        Corp.Relations.Readable(new Pair(Member(Body.Text("userid")).Index, Customer(Body.Text("external_userid"))));

    /// <summary>Where a cursor leads to; it must come from the same API, app and filter.</summary>
    public long Position(string? cursor, string filter)
    {
        if (!string.IsNullOrEmpty(cursor) && faults.Strike(Route.Api, FaultKind.InvalidCursor) is not null)
        {
            throw new WeComRefusal(Errors.InvalidCursor);
        }

        return Corp.Cursors.Read(ScopeOf(filter), cursor);
    }

    public string CursorTo(long position, string filter) => Corp.Cursors.Write(ScopeOf(filter), position);

    private string ScopeOf(string filter) => $"{Route.Api}|{AgentId}|{filter}";
}

internal sealed record UploadedFile(string Name, string ContentType, byte[] Content);
