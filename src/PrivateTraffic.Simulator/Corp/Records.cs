using System.Text.Json.Nodes;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>
/// Things that WeCom keeps as they were sent and gives back by id: contact ways, join ways, welcome templates.
/// </summary>
internal sealed class Records(string prefix)
{
    private readonly Dictionary<string, Record> byId = new(StringComparer.Ordinal);

    public IEnumerable<Record> All => byId.Values;

    public int Count => byId.Count;

    public Record? Find(string id) => byId.GetValueOrDefault(id);

    public Record Add(JsonObject content, int creator, long createdAt)
    {
        var hash = Sha1Hex.Of($"{prefix}|{byId.Count}|{createdAt}");
        var record = new Record(prefix + hash[..(32 - prefix.Length)], creator, createdAt) { Content = content };
        byId.Add(record.Id, record);
        return record;
    }

    public bool Remove(string id) => byId.Remove(id);
}

/// <summary>One such thing.</summary>
/// <param name="Creator">Agent id of the app that made it.</param>
internal sealed record Record(string Id, int Creator, long CreatedAt)
{
    public required JsonObject Content { get; set; }
}
