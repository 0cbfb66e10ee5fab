using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// 价值分群: one of the eight segments of two-level RFM (segmentation specification, section 6.1). Every buyer is in exactly one. Keys are
/// stored: never rename one.
/// </summary>
public sealed class RfmSegment
{
    private RfmSegment(int index, string key, string zh, string en) => (Index, Key, Name) = (index, key, new LocalizedText(zh, en));

    /// <summary>重要价值: recent, frequent, valuable.</summary>
    public static RfmSegment KeyValue { get; } = new(0, "key-value", "重要价值", "key value");

    /// <summary>重要发展: recent and valuable, buys seldom.</summary>
    public static RfmSegment KeyDevelop { get; } = new(1, "key-develop", "重要发展", "key, to develop");

    /// <summary>重要保持: frequent and valuable, away for long.</summary>
    public static RfmSegment KeyKeep { get; } = new(2, "key-keep", "重要保持", "key, to keep");

    /// <summary>重要挽留: valuable, seldom bought, away for long: the recall list.</summary>
    public static RfmSegment KeyRecall { get; } = new(3, "key-recall", "重要挽留", "key, to recall");

    /// <summary>一般价值: recent and frequent, small amounts.</summary>
    public static RfmSegment GeneralValue { get; } = new(4, "general-value", "一般价值", "general value");

    /// <summary>一般发展: recent, seldom, small amounts.</summary>
    public static RfmSegment GeneralDevelop { get; } = new(5, "general-develop", "一般发展", "general, to develop");

    /// <summary>一般保持: frequent, small amounts, away for long.</summary>
    public static RfmSegment GeneralKeep { get; } = new(6, "general-keep", "一般保持", "general, to keep");

    /// <summary>一般挽留: low on all three.</summary>
    public static RfmSegment GeneralRecall { get; } = new(7, "general-recall", "一般挽留", "general, to recall");

    /// <summary>The eight segments, the valuable ones first.</summary>
    public static IReadOnlyList<RfmSegment> All { get; } =
        [KeyValue, KeyDevelop, KeyKeep, KeyRecall, GeneralValue, GeneralDevelop, GeneralKeep, GeneralRecall];

    /// <summary>The position in <see cref="All"/>.</summary>
    public int Index { get; }

    /// <summary>The name used in files, addresses, JSON and the database, such as <c>key-recall</c>.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>The segment by the side of each axis.</summary>
    public static RfmSegment Of(bool recent, bool frequent, bool valuable) =>
        All[(valuable ? 0 : 4) + (recent ? (frequent ? 0 : 1) : frequent ? 2 : 3)];

    /// <summary>Finds a segment by its key.</summary>
    /// <returns>False when no segment has this key.</returns>
    public static bool TryParse(string? key, [NotNullWhen(true)] out RfmSegment? segment)
    {
        segment = All.FirstOrDefault(s => s.Key == key);
        return segment is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
