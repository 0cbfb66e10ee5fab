using System.Runtime.InteropServices;
using PrivateTraffic.Data.Conventions;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Placements;

/// <summary>
/// A placement in fixed width, as it stands on a page and in memory. Days are days since 1970-01-01, 0 for none;
/// counts stop at 65,535, which no threshold reaches.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct PlacementRecord
{
    /// <summary>The layout written by this version.</summary>
    public const int Format = 1;

    /// <summary>Customers to a page.</summary>
    public const int PerPage = 256;

    private const byte Placed = 1;

    private byte flags;
    private byte cell;
    private byte stage;
    private ushort asOf;
    private ushort nextOn;
    private ushort reactivatedOn;
    private ushort bandDropsOn;
    private ushort interactionDays;
    private ushort purchaseDays;
    private ushort orders;
    private ushort lastInteractionOn;
    private ushort firstPurchaseOn;
    private ushort lastPurchaseOn;
    private ushort silentSince;
    private ushort churnSince;
    private long netAmount;

    /// <summary>The bytes of a record.</summary>
    public static int Size { get; } = Marshal.SizeOf<PlacementRecord>();

    /// <summary>False for customers who are not placed: not of this corp, merged away, or not yet seen.</summary>
    public readonly bool IsPlaced => (flags & Placed) != 0;

    /// <summary>The position of the cell in <see cref="MatrixCell.All"/>.</summary>
    public readonly int CellIndex => cell;

    public readonly LifecycleStage Stage => (LifecycleStage)stage;

    public readonly DateOnly? NextOn => Day(nextOn);

    public readonly long NetAmount => netAmount;

    public static PlacementRecord Of(Placement placement) => new()
    {
        flags = Placed,
        cell = (byte)placement.Cell.Index,
        stage = (byte)placement.Stage,
        asOf = Stored(placement.AsOf),
        nextOn = Stored(placement.NextOn),
        reactivatedOn = Stored(placement.ReactivatedOn),
        bandDropsOn = Stored(placement.BandDropsOn),
        interactionDays = Count(placement.InteractionDays),
        purchaseDays = Count(placement.PurchaseDays),
        orders = Count(placement.Orders),
        lastInteractionOn = Stored(placement.LastInteractionOn),
        firstPurchaseOn = Stored(placement.FirstPurchaseOn),
        lastPurchaseOn = Stored(placement.LastPurchaseOn),
        silentSince = Stored(placement.SilentSince),
        churnSince = Stored(placement.ChurnSince),
        netAmount = placement.NetAmount,
    };

    /// <summary>A customer who cannot be placed yet: looked at again on the day of their first fact, if there is one.</summary>
    public static PlacementRecord NotBefore(DateOnly? firstVisible) => new() { nextOn = Stored(firstVisible) };

    /// <summary>The placement this record stands for; null for customers who are not placed.</summary>
    public readonly Placement? ToPlacement() => !IsPlaced ? null : new Placement
    {
        AsOf = Day(asOf)!.Value,
        Cell = MatrixCell.All[cell],
        Stage = Stage,
        NextOn = NextOn,
        ReactivatedOn = Day(reactivatedOn),
        BandDropsOn = Day(bandDropsOn),
        InteractionDays = interactionDays,
        PurchaseDays = purchaseDays,
        Orders = orders,
        LastInteractionOn = Day(lastInteractionOn),
        FirstPurchaseOn = Day(firstPurchaseOn),
        LastPurchaseOn = Day(lastPurchaseOn),
        SilentSince = Day(silentSince)!.Value,
        ChurnSince = Day(churnSince)!.Value,
        NetAmount = netAmount,
    };

    /// <summary>The records of a page.</summary>
    public static ReadOnlySpan<PlacementRecord> On(byte[] page) => MemoryMarshal.Cast<byte, PlacementRecord>(page);

    /// <summary>The records of a page, to be changed in place.</summary>
    public static Span<PlacementRecord> OnWritable(byte[] page) => MemoryMarshal.Cast<byte, PlacementRecord>(page.AsSpan());

    private static ushort Stored(DateOnly? day) =>
        day is { } d ? (ushort)Math.Clamp(DaysSinceEpoch.ToStored(d), 1, ushort.MaxValue) : (ushort)0;

    private static DateOnly? Day(ushort stored) => stored == 0 ? null : DaysSinceEpoch.FromStored(stored);

    private static ushort Count(int count) => (ushort)Math.Min(count, ushort.MaxValue);
}
