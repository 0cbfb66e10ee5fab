using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

internal enum TransferStatus
{
    Done = 1,
    Waiting = 2,
    Refused = 3,
    TakerFull = 4,
}

/// <summary>One customer on the way from one member to another. Times in Unix seconds.</summary>
internal sealed class Transfer(int giver, int taker, int customer, bool giverResigned, long startedAt)
{
    public int Giver { get; } = giver;

    public int Taker { get; } = taker;

    public int Customer { get; } = customer;

    public bool GiverResigned { get; } = giverResigned;

    public long StartedAt { get; } = startedAt;

    public TransferStatus Status { get; set; } = TransferStatus.Waiting;

    /// <summary>When the taker got the customer.</summary>
    public long? TakenAt { get; set; }

    /// <summary>It completes by itself unless the customer refuses.</summary>
    public long DueAt => StartedAt + Beijing.DaySeconds;
}

/// <summary>Transfers of customers, on the job and after a member has left.</summary>
internal sealed class TransferBook(Func<long> asOf)
{
    private const int MostInPeriod = 2;
    private const long PeriodSeconds = 90 * Beijing.DaySeconds;

    private readonly List<Transfer> all = [];

    public IReadOnlyList<Transfer> All => all;

    public bool IsUnderWay(int giver, int customer) =>
        all.Exists(t => t.Status == TransferStatus.Waiting && t.Giver == giver && t.Customer == customer);

    public bool IsTooOften(int customer) =>
        all.Count(t => t.Customer == customer && t.Status == TransferStatus.Done && asOf() - t.StartedAt < PeriodSeconds) >= MostInPeriod;

    public void Start(int giver, int taker, int customer, bool giverResigned) =>
        all.Add(new Transfer(giver, taker, customer, giverResigned, asOf()));
}
