using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrivateTraffic.Simulator.Client;

/// <summary>What becomes of a dialog that a page's call opens in the client.</summary>
[JsonConverter(typeof(DecisionConverter))]
internal enum Decision
{
    /// <summary>A person decides.</summary>
    Ask,
    Ok,
    Cancel,
    Fail,
}

internal sealed class DecisionConverter() : JsonStringEnumConverter<Decision>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>How the client behaves; set through /_sim/client.</summary>
internal sealed class ClientSettings
{
    public Decision Dialogs { get; set; } = Decision.Ask;
}
