using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control.Acts;

/// <summary>Something that somebody does: the parameters, and the company it happens in.</summary>
internal sealed class ActCall(Corporation corp, JsonElement body)
{
    public Corporation Corp { get; } = corp;

    public long Now => Corp.AsOf;

    public string? OptionalText(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string Text(string name) =>
        OptionalText(name) is { Length: > 0 } text ? text : throw new MistakenRequest($"\"{name}\" is missing.");

    public int? OptionalNumber(string name) =>
        body.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    public int Number(string name) => OptionalNumber(name) ?? throw new MistakenRequest($"\"{name}\" is missing or not a whole number.");

    public bool Flag(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public IReadOnlyList<string>? Texts(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(v => v.GetString() ?? "")] : null;

    /// <summary>An active member, by user id.</summary>
    public Member Member(string name = "userid") =>
        Corp.People.Find(Text(name)) ?? throw new MistakenRequest($"\"{name}\": nobody of that user id works here now.");

    public int Customer(string name = "external_userid") =>
        Corp.Customers.Find(Text(name)) ?? throw new MistakenRequest($"\"{name}\": nobody has that external user id.");

    public Pair Pair() => new(Member().Index, Customer());

    /// <summary>A relation that is there, if only half.</summary>
    public Relation Relation() =>
        Corp.Relations.Of(Pair()) is { Status: RelationStatus.Mutual or RelationStatus.CustomerLeft or RelationStatus.Half } relation
            ? relation
            : throw new MistakenRequest("The two have no relation.");

    public Group Group() =>
        Corp.Groups.Find(Text("chat_id")) is { IsDismissed: false } group
            ? group
            : throw new MistakenRequest("\"chat_id\": there is no such group.");

    public Moment Moment() => Corp.Moments.Find(Text("moment_id")) ?? throw new MistakenRequest("\"moment_id\": there is no such moment.");

    /// <summary>A living tag by id, or by name.</summary>
    public CorpTag Tag(string idOrName) =>
        Corp.Tags.Find(idOrName) is { IsDeleted: false } tag ? tag
        : Corp.Tags.Groups.SelectMany(g => g.Living).FirstOrDefault(t => t.Name == idOrName)
            ?? throw new MistakenRequest($"There is no tag \"{idOrName}\".");
}

/// <summary>Does it, tells the apps, and says what came of it.</summary>
internal delegate object? ActHandler(ActCall call);
