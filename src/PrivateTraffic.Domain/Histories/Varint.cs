namespace PrivateTraffic.Domain.Histories;

/// <summary>Writes unsigned LEB128 numbers.</summary>
internal ref struct VarintWriter(int capacity)
{
    private byte[] bytes = new byte[capacity];
    private int length;

    public void Write(ulong value)
    {
        if (bytes.Length - length < 10)
        {
            Array.Resize(ref bytes, (bytes.Length * 2) + 10);
        }

        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = unchecked((byte)(value | 0x80));
        }

        bytes[length++] = (byte)value;
    }

    /// <summary>Copies numbers that are written already.</summary>
    public void Write(ReadOnlySpan<byte> written)
    {
        if (bytes.Length - length < written.Length)
        {
            Array.Resize(ref bytes, (bytes.Length * 2) + written.Length);
        }

        written.CopyTo(bytes.AsSpan(length));
        length += written.Length;
    }

    public readonly byte[] ToArray() => bytes.AsSpan(0, length).ToArray();
}

/// <summary>Reads unsigned LEB128 numbers; damaged input is a <see cref="FormatException"/>, never a read past the end.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Bytes that were not read yet.</summary>
    public readonly int Left => rest.Length;

    public ulong Read()
    {
        if (!rest.IsEmpty && rest[0] < 0x80)
        {
            var small = rest[0];
            rest = rest[1..];
            return small;
        }

        ulong value = 0;
        for (var i = 0; i < rest.Length && i < 10; i++)
        {
            var b = rest[i];
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                rest = rest[(i + 1)..];
                return value;
            }
        }

        throw new FormatException("Packed bytes end in the middle of a number.");
    }

    /// <summary>Reads a number of things that take at least one byte each, so that damage cannot ask for a huge array.</summary>
    public int ReadCount()
    {
        var count = Read();
        return count <= (ulong)rest.Length ? (int)count : throw new FormatException($"Packed history claims {count} entries in {rest.Length} bytes.");
    }

    /// <summary>Reads a second of a day, or a mask.</summary>
    public int ReadInt()
    {
        var value = Read();
        return value <= int.MaxValue ? (int)value : throw new FormatException($"Packed history holds {value} where a small number is expected.");
    }

    /// <summary>Reads a day as its distance from another one.</summary>
    public int ReadDay(long from, bool signed)
    {
        var value = Read();
        var day = signed ? from + Math.Clamp(Zigzag.Decode(value), int.MinValue, int.MaxValue) : from + (long)Math.Min(value, int.MaxValue);
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? (int)day : throw new FormatException("Packed history holds a day outside the calendar.");
    }

    /// <summary>Reads an amount in fen.</summary>
    public long ReadAmount()
    {
        var value = Read();
        return value <= long.MaxValue ? (long)value : throw new FormatException($"Packed history holds an amount of {value} fen.");
    }
}

/// <summary>Maps small negative and positive numbers to small unsigned ones.</summary>
internal static class Zigzag
{
    public static ulong Encode(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    public static long Decode(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));
}
