using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Histories;

/// <summary>
/// Everything that placement knows of one customer: when they were added, what they did, what they bought.
/// Immutable; facts given in any order are kept in time order, so that two histories with the same facts are packed to the same bytes.
/// </summary>
public sealed class CustomerHistory
{
    private CustomerHistory(DateOnly? addedOn, IReadOnlyList<Interaction> interactions, IReadOnlyList<Order> orders)
    {
        AddedOn = addedOn;
        Interactions = interactions;
        Orders = orders;
    }

    /// <summary>A customer of whom nothing is known yet.</summary>
    public static CustomerHistory Empty { get; } = new(null, [], []);

    /// <summary>The first day on which a member added the customer; null for customers known by their orders or interactions alone.</summary>
    public DateOnly? AddedOn { get; }

    /// <summary>Interactions in time order.</summary>
    public IReadOnlyList<Interaction> Interactions { get; }

    /// <summary>Orders in time order, the refunds of each in day order.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>The history of a customer first added on <paramref name="day"/>.</summary>
    public CustomerHistory WithAddedOn(DateOnly? day) => new(day, Interactions, Orders);

    /// <summary>The history with more interactions. Whether a fact is new is for the ledger to say: the same interaction given twice counts twice.</summary>
    public CustomerHistory WithInteractions(IEnumerable<Interaction> more)
    {
        var all = Interactions.Concat(more).ToArray();
        Array.Sort(all, static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Kind.CompareTo(b.Kind));
        return new(AddedOn, all, Orders);
    }

    /// <summary>The history with exactly these orders; earlier ones are forgotten.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public CustomerHistory WithOrders(IEnumerable<Order> orders)
    {
        var all = orders.Select(InOrder).ToArray();
        Array.Sort(all, static (a, b) => a.PaidAt != b.PaidAt ? a.PaidAt.CompareTo(b.PaidAt) : a.Amount.CompareTo(b.Amount));
        return new(AddedOn, Interactions, all);
    }

    /// <summary>The facts of both customers: what a merge of two records into one person needs.</summary>
    public CustomerHistory UnionWith(CustomerHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var addedOn = AddedOn is { } mine && other.AddedOn is { } theirs ? (mine < theirs ? mine : theirs) : AddedOn ?? other.AddedOn;
        return WithAddedOn(addedOn).WithInteractions(other.Interactions).WithOrders(Orders.Concat(other.Orders));
    }

    /// <summary>The history in the form that is stored: see <see cref="PackedHistory"/>.</summary>
    public byte[] Pack() => PackedHistory.Pack(this);

    /// <summary>Reads a stored history.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of a later format.</exception>
    public static CustomerHistory Unpack(ReadOnlySpan<byte> packed) => PackedHistory.Unpack(packed);

    /// <summary>What segmentation reads of this history, times included.</summary>
    public HistoryView View() => new HistoryView().LoadWithTimes(Pack());

    internal static CustomerHistory OfSorted(DateOnly? addedOn, IReadOnlyList<Interaction> interactions, IReadOnlyList<Order> orders) =>
        new(addedOn, interactions, orders);

    private static Order InOrder(Order order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order.Amount, nameof(order));
        foreach (var refund in order.Refunds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(refund.Amount, nameof(order));
        }

        return order.Refunds.Count < 2 ? order : order with { Refunds = [.. order.Refunds.OrderBy(r => r.On).ThenBy(r => r.Amount)] };
    }
}
