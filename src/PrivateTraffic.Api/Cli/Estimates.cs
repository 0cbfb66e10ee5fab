using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Cli;

/// <summary>Estimates in words.</summary>
internal static class Estimates
{
    /// <summary>The status, and the reasons behind it.</summary>
    public static string TextOf(EstimateStatus status, IEnumerable<string> reasons, Terminal terminal)
    {
        var words = reasons.Select(key => WordsOf(key, terminal)).ToArray();
        var why = words.Length == 0 ? "" : terminal.Choose($"（{string.Join("；", words)}）", $" ({string.Join("; ", words)})");
        return NameOf(status, terminal) + why;
    }

    /// <summary>What is doubtful about a model, as a line of its own; empty where nothing is.</summary>
    public static string Warnings(IReadOnlyCollection<string> warnings, Terminal terminal) => warnings.Count == 0
        ? ""
        : terminal.Choose("注意：", "Note: ") + string.Join(terminal.Choose("；", "; "), warnings.Select(w => WordsOf(w, terminal)));

    /// <summary>The same, two lines below what it follows.</summary>
    public static string WarningsBelow(IReadOnlyCollection<string> warnings, Terminal terminal) => warnings.Count == 0
        ? ""
        : Environment.NewLine + Environment.NewLine + Warnings(warnings, terminal);

    /// <summary>A reason by its key.</summary>
    public static string WordsOf(string key, Terminal terminal) =>
        EstimateReason.TryParse(key, out var reason) ? reason.Text.In(terminal.Language) : key;

    private static string NameOf(EstimateStatus status, Terminal terminal) => status switch
    {
        EstimateStatus.Accepted => terminal.Choose("可用", "accepted"),
        EstimateStatus.Provisional => terminal.Choose("暂用", "provisional"),
        EstimateStatus.Default => terminal.Choose("默认值", "default"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
