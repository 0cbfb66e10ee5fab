using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Benchmarks.World;

/// <summary>
/// A company of N customers over 365 days: 30 N interactions, spread over customers by Zipf's law with exponent 0.7, a quarter of the
/// customers silent; 1.5 N orders of 30 % of the customers, exponent 0.5, 3 % of them paid back in
/// full. Two in five were there on the first day, the others came later; each is active for a while (mean 200 days) and then is not.
/// The same customers, facts and days come from the same numbers.
/// </summary>
internal sealed class Workload
{
    public const int Days = 365;

    private const int SecondsPerDay = 86_400;
    private const double InteractionsPerCustomer = 30;
    private const double OrdersPerCustomer = 1.5;
    private const double ActiveShare = 0.75;
    private const double BuyerShare = 0.3;
    private const double RefundedShare = 0.03;

    private readonly ulong seed;
    private readonly Zipf interactions;
    private readonly Zipf orders;

    public Workload(int customers, ulong seed = 42)
    {
        this.seed = seed;
        Customers = customers;
        interactions = new Zipf(customers, 0.7, customers * InteractionsPerCustomer / ActiveShare);
        orders = new Zipf(customers, 0.5, customers * ((OrdersPerCustomer / BuyerShare) - 1));
    }

    public int Customers { get; }

    /// <summary>The first of the days; facts are seconds since its beginning in the company's time zone.</summary>
    public static DateOnly FirstDay { get; } = new(2025, 3, 3);

    /// <summary>The last of the days: every fact is visible at its end.</summary>
    public static DateOnly LastDay { get; } = FirstDay.AddDays(Days - 1);

    /// <summary>A customer with all their facts, in the order of time.</summary>
    public WorkloadCustomer Customer(int index)
    {
        var dice = Dice.For(seed, (ulong)index);
        var added = dice.Share() < 0.4 ? 0 : dice.Below(Days);
        var end = Math.Min(Days, added + 1 + (int)(-Math.Log(1 - dice.Share()) * 200));
        var (first, span) = (added * SecondsPerDay, (end - added) * SecondsPerDay);
        var isActive = dice.Share() < ActiveShare;
        var isBuyer = dice.Share() < BuyerShare;
        var acts = new (int Second, InteractionKind Kind)[isActive ? dice.Around(interactions.MeanOf(index)) : 0];
        for (var i = 0; i < acts.Length; i++)
        {
            acts[i] = (first + (int)(dice.Share() * span), (InteractionKind)(int)(8 * Math.Pow(dice.Share(), 2)));
        }

        var bought = new WorkloadOrder[isBuyer ? 1 + dice.Around(orders.MeanOf(index)) : 0];
        for (var i = 0; i < bought.Length; i++)
        {
            var second = first + (int)(dice.Share() * span);
            var amount = (long)Math.Min(10_000_000, 100 * Math.Exp(5.3 + dice.Normal()));
            bought[i] = new(second, amount, dice.Share() < RefundedShare ? second + (dice.Below(15) * SecondsPerDay) : null);
        }

        Array.Sort(acts);
        Array.Sort(bought, static (a, b) => a.Second.CompareTo(b.Second));
        return new WorkloadCustomer(index, first, acts, bought);
    }

    /// <summary>The day of a second, counted from 0.</summary>
    public static int DayOf(int second) => second / SecondsPerDay;

    /// <summary>
    /// How many things the customers of a population have on average, by a rank that is theirs: the means of all ranks add up to a total.
    /// </summary>
    private sealed class Zipf(int population, double exponent, double total)
    {
        private readonly long step = Coprime(2_654_435_761, population);
        private readonly double scale = total * (1 - exponent) / (Math.Pow(population, 1 - exponent) - 1);

        public double MeanOf(int index)
        {
            var rank = 1 + (((index * (step % population)) + 12_345) % population);
            return scale * Math.Pow(rank, -exponent);
        }

        private static long Coprime(long start, long to)
        {
            while (Divisor(start, to) != 1)
            {
                start += 2;
            }

            return start;
        }

        private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
    }
}

/// <summary>A customer of the workload; times are seconds since the beginning of <see cref="Workload.FirstDay"/>.</summary>
internal sealed record WorkloadCustomer(
    int Index, int AddedSecond, IReadOnlyList<(int Second, InteractionKind Kind)> Interactions, IReadOnlyList<WorkloadOrder> Orders);

/// <summary>An order in fen, and when all of it was paid back, if it was.</summary>
internal readonly record struct WorkloadOrder(int Second, long Amount, int? RefundedSecond);
