using System.Globalization;

namespace PrivateTraffic.Sync.Pull;

/// <summary>Where a step stands that goes through spans of time, each with a cursor of WeCom's.</summary>
internal readonly record struct SpanCursor(int Span, string Inner)
{
    public static SpanCursor Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new SpanCursor(0, "")
            : new SpanCursor(int.Parse(text[..colon], CultureInfo.InvariantCulture), text[(colon + 1)..]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Span}:{Inner}");
}
