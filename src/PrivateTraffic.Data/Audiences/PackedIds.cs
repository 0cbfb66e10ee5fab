namespace PrivateTraffic.Data.Audiences;

/// <summary>Customers' numbers in few bytes: the differences between rising numbers, as LEB128.</summary>
public static class PackedIds
{
    /// <summary>Packs numbers; each is kept once.</summary>
    public static byte[] Pack(IEnumerable<long> ids)
    {
        using var bytes = new MemoryStream();
        var before = 0L;
        foreach (var id in ids.Distinct().Order())
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id, nameof(ids));
            for (var left = id - before; ; left >>= 7)
            {
                bytes.WriteByte((byte)(left < 0x80 ? left : (left & 0x7F) | 0x80));
                if (left < 0x80)
                {
                    break;
                }
            }

            before = id;
        }

        return bytes.ToArray();
    }

    /// <summary>The numbers, rising.</summary>
    public static long[] Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var ids = new List<long>(packed.Length);
        var (id, value, shift) = (0L, 0L, 0);
        foreach (var part in packed)
        {
            value |= (long)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
            {
                ids.Add(id += value);
                (value, shift) = (0, 0);
            }
        }

        return [.. ids];
    }
}
