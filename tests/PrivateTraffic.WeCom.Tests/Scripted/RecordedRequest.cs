using System.Text.Json;

namespace PrivateTraffic.WeCom.Tests.Scripted;

/// <summary>A request as the scripted server saw it.</summary>
internal sealed record RecordedRequest(
    string Method, string Address, string Operation, IReadOnlyDictionary<string, string> Query, byte[] RawBody, string? ContentType)
{
    public string Body => System.Text.Encoding.UTF8.GetString(RawBody);

    public string? Token => Query.GetValueOrDefault("access_token");

    /// <summary>The JSON body with its fields in order, for comparing with a literal.</summary>
    public void ShouldHaveBody(string json)
    {
        using var actual = JsonDocument.Parse(RawBody);
        using var expected = JsonDocument.Parse(json);
        JsonElement.DeepEquals(actual.RootElement, expected.RootElement).ShouldBeTrue($"Sent: {Body}");
    }
}
