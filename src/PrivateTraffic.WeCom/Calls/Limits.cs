using System.Runtime.CompilerServices;
using System.Text;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>Refuses before sending what WeCom would refuse, or silently clamp, after.</summary>
internal static class Limits
{
    public static void RequireRange(int value, int most, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }

    public static void RequireUtf8(string text, int mostBytes, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, name);
        if (Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            throw new ArgumentException(
                $"WeCom takes at most {mostBytes} bytes of text here, about {mostBytes / 3} Chinese characters.", name);
        }
    }

    public static void RequireCount<T>(
        IReadOnlyCollection<T> items, int most, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count < 1 || items.Count > most)
        {
            throw new ArgumentException($"WeCom takes 1 to {most} of these in one call; here are {items.Count}.", name);
        }
    }
}
