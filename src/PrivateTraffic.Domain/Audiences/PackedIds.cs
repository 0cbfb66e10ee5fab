using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>Customers' numbers in few bytes: the differences between rising numbers, as LEB128.</summary>
public static class PackedIds
{
    /// <summary>Packs numbers; each is kept once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static byte[] Pack(IEnumerable<long> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var bytes = new VarintWriter(64);
        var before = 0L;
        foreach (var id in ids.Distinct().Order())
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id, nameof(ids));
            bytes.Write((ulong)(id - before));
            before = id;
        }

        return bytes.ToArray();
    }

    /// <summary>The numbers, rising.</summary>
    /// <exception cref="FormatException">These are not packed numbers.</exception>
    public static long[] Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        var bytes = new VarintReader(packed);
        var (ids, id) = (new List<long>(packed.Length), 0L);
        while (bytes.Left > 0)
        {
            ids.Add(id += (long)bytes.Read());
        }

        return [.. ids];
    }
}
