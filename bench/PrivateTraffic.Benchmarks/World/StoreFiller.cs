using System.Globalization;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;

namespace PrivateTraffic.Benchmarks.World;

/// <summary>Writes the workload into a store, the way in which the product writes what it pulls and imports.</summary>
/// <param name="store">Where to write.</param>
/// <param name="workload">What to write.</param>
/// <param name="factsPerTransaction">How many facts are written at once.</param>
internal sealed class StoreFiller(Store store, Workload workload, int factsPerTransaction = 20_000) : IAsyncDisposable
{
    private const int ContactsPerTransaction = 2_000;
    private const string Source = "bench";

    private readonly PrivateTrafficDb db = store.Open();
    private readonly DateTime start = store.Calendar.StartOf(Workload.FirstDay).UtcDateTime;

    /// <summary>Everybody, and their facts before a day (counted from 0). Nobody is placed.</summary>
    public async Task FillAsync(int beforeDay, CancellationToken cancellation)
    {
        for (var first = 0; first < workload.Customers; first += ContactsPerTransaction)
        {
            var customers = Enumerable.Range(first, Math.Min(ContactsPerTransaction, workload.Customers - first)).Select(workload.Customer)
                .ToArray();
            var contacts = new ContactStore(db, store.Calendar);
            await db.WriteAsync(
                () => contacts.SaveAsync(store.Corp.Id, [.. customers.Select(PulledOf)], DateTime.UnixEpoch, cancellation), cancellation);
            await AddAsync(
                customers.SelectMany(
                    c => Enumerable.Range(0, c.Interactions.Count).Where(n => Workload.DayOf(c.Interactions[n].Second) < beforeDay),
                    InteractionOf),
                customers.SelectMany(
                    c => Enumerable.Range(0, c.Orders.Count).Where(n => Workload.DayOf(c.Orders[n].Second) < beforeDay), OrderOf),
                cancellation);
        }
    }

    /// <summary>Facts as they come in: batches of no customer in particular.</summary>
    public async Task<FactCounts> AddAsync(
        IEnumerable<NewInteraction> interactions, IEnumerable<NewOrder> orders, CancellationToken cancellation)
    {
        var facts = new FactStore(db, store.Calendar);
        var counts = default(FactCounts);
        foreach (var batch in interactions.Chunk(factsPerTransaction))
        {
            counts += await db.WriteAsync(() => facts.AddAsync(store.Corp.Id, batch, cancellation), cancellation);
        }

        foreach (var batch in orders.Chunk(factsPerTransaction))
        {
            counts += await db.WriteAsync(() => facts.SaveAsync(store.Corp.Id, batch, cancellation), cancellation);
        }

        return counts;
    }

    /// <summary>One of a customer's interactions, as a source tells it.</summary>
    public NewInteraction InteractionOf(WorkloadCustomer customer, int number)
    {
        var (second, kind) = customer.Interactions[number];
        return new NewInteraction(KeyOf(customer.Index), kind, At(second), IsDateOnly: false, Source, Id(customer.Index, number));
    }

    /// <summary>One of a customer's orders, as a source tells it.</summary>
    public NewOrder OrderOf(WorkloadCustomer customer, int number)
    {
        var order = customer.Orders[number];
        NewRefund[] refunds = order.RefundedSecond is { } second ? [new NewRefund("1", At(second), order.Amount)] : [];
        return new NewOrder(
            KeyOf(customer.Index), Source, Id(customer.Index, number), At(order.Second), IsDateOnly: false, order.Amount, Refunds: refunds);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    private PulledRelation PulledOf(WorkloadCustomer customer) => new(
        new Contact
        {
            CorpId = store.Corp.Id,
            ExternalUserId = KeyOf(customer.Index).Value,
            CustomerId = 0,
            Name = store.Personal.Protect(string.Create(CultureInfo.InvariantCulture, $"客户{customer.Index}")),
            Type = 1,
        },
        new FollowRelation
        {
            CorpId = store.Corp.Id,
            UserId = string.Create(CultureInfo.InvariantCulture, $"member{customer.Index % 500}"),
            ExternalUserId = KeyOf(customer.Index).Value,
            CustomerId = 0,
            AddedAt = At(customer.AddedSecond),
        },
        []);

    private static IdentityKey KeyOf(int index) =>
        new(IdentityKind.ExternalUserId, string.Create(CultureInfo.InvariantCulture, $"wm{Dice.For(7, (ulong)index).Next():x16}{index:d14}"));

    private static string Id(int customer, int number) => string.Create(CultureInfo.InvariantCulture, $"{customer:d7}-{number}");

    private DateTime At(int second) => start.AddSeconds(second);
}
