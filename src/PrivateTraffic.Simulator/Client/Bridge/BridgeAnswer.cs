namespace PrivateTraffic.Simulator.Client.Bridge;

/// <summary>What the client answers a page: a result at once, or a dialog whose outcome becomes the result.</summary>
/// <param name="Result">The fields the page gets, err_msg among them.</param>
/// <param name="Dialog">What is to be shown first.</param>
internal sealed record BridgeAnswer(IReadOnlyDictionary<string, object>? Result, BridgeDialog? Dialog)
{
    public static BridgeAnswer Ok(string api, params (string Name, object Value)[] fields) => Done($"{api}:ok", 0, fields);

    /// <summary>A refusal; the reason is what stands behind "fail" (protocol section 14.3).</summary>
    public static BridgeAnswer Fail(string api, string reason, int errcode = -1) => Done($"{api}:{reason}", errcode);

    public static BridgeAnswer Show(BridgeDialog dialog) => new(null, dialog);

    private static BridgeAnswer Done(string message, int errcode, params (string Name, object Value)[] fields)
    {
        var result = new Dictionary<string, object> { ["err_msg"] = message, ["err_code"] = errcode };
        foreach (var (name, value) in fields)
        {
            result[name] = value;
        }

        return new BridgeAnswer(result, null);
    }
}

/// <summary>A dialog of the client.</summary>
/// <param name="Kind">Which one: send, pick, share, moment, add or profile.</param>
/// <param name="Finish">Carries it out once the person has agreed; gets what they chose.</param>
internal sealed record BridgeDialog(string Api, string Kind, object Details, Func<IReadOnlyList<string>, BridgeAnswer> Finish);
