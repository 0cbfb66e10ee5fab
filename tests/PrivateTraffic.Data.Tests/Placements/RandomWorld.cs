using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Data.Tests.Placements;

/// <summary>
/// Customers of a company to whom something happens every day, in an order of its own: facts come late, are told twice, orders are told
/// again with refunds or other amounts, people turn out to be one. It keeps its own books, in plain lists, of what is true in the end.
/// </summary>
internal sealed class RandomWorld
{
    private const string Source = "world";
    private const int MostDaysLate = 25;

    private readonly Random random;
    private readonly BusinessCalendar calendar;
    private readonly DateOnly start;
    private readonly int size;
    private readonly Dictionary<string, string> sameAs = [];
    private readonly Dictionary<string, (string Customer, Interaction Fact)> interactions = [];
    private readonly Dictionary<string, NewOrder> orders = [];
    private readonly List<NewInteraction> toldBefore = [];
    private int facts;

    public RandomWorld(int seed, string timeZone, DateOnly start, int customers)
    {
        (random, calendar, this.start, size) = (new Random(seed), BusinessCalendar.Of(timeZone), start, customers);
    }

    /// <summary>The business days of the company.</summary>
    public BusinessCalendar Calendar => calendar;

    /// <summary>Whether the job is down on a day.</summary>
    public bool IsOutage() => random.Next(10) < 3;

    /// <summary>What a day brings: facts of it and of the days before, some of which were told already.</summary>
    public (IReadOnlyList<NewInteraction> Interactions, IReadOnlyList<NewOrder> Orders) Facts(int day)
    {
        // In the first days everybody turns up, so that the world has as many histories as it says.
        var newcomers = Enumerable.Range(0, size).Where(c => c % 10 == day).Select(Name);
        var acts = newcomers.Concat(Some(size / 12)).Select(name => Act(name, day)).ToList();
        acts.AddRange(toldBefore.Where(_ => random.Next(20) == 0).Take(20));
        toldBefore.AddRange(acts.Where(_ => random.Next(40) == 0));
        foreach (var act in acts)
        {
            interactions.TryAdd(act.SourceId, (act.Customer.Value, new Interaction(act.Kind, TimeOf(act.OccurredAt, act.IsDateOnly))));
        }

        var told = Some(size / 50).Select(name => NewOrderOf(name, day)).ToList();
        told.AddRange(orders.Values.Where(_ => random.Next(60) == 0).Take(25).Select(o => ToldAgain(o, day)));
        foreach (var order in told)
        {
            orders[order.Number] = order;
        }

        return (acts, told);
    }

    /// <summary>Two people who turn out to be one on this day; null on most days.</summary>
    public (string Gone, string Stays)? Merge()
    {
        var (gone, stays) = (Name(random.Next(size)), Name(random.Next(size)));
        if (random.Next(4) > 0 || sameAs.ContainsKey(gone) || sameAs.ContainsKey(stays) || sameAs.ContainsValue(gone) || gone == stays)
        {
            return null;
        }

        sameAs[gone] = stays;
        return (gone, stays);
    }

    /// <summary>Where everybody stands on a day, each placed from nothing by all that is known, by the name that stays.</summary>
    public Dictionary<string, Placement> Standing(SegmentationModel model, DateOnly day)
    {
        var placer = new Placer(model);
        var acts = interactions.Values.ToLookup(i => PersonOf(i.Customer), i => i.Fact);
        var bought = orders.Values.ToLookup(o => PersonOf(o.Customer.Value), OrderOf);
        var standing = new Dictionary<string, Placement>();
        foreach (var person in acts.Select(g => g.Key).Union(bought.Select(g => g.Key)))
        {
            var history = CustomerHistory.Empty.WithInteractions(acts[person]).WithOrders(bought[person]);
            if (placer.Place(history.View(), day) is { } placement)
            {
                standing[person] = placement;
            }
        }

        return standing;
    }

    private string PersonOf(string name) => sameAs.GetValueOrDefault(name, name);

    private IEnumerable<string> Some(int count) => Enumerable.Range(0, count).Select(_ => Name(random.Next(size)));

    private NewInteraction Act(string name, int day)
    {
        var (at, isDateOnly) = Moment(day - Late(day));
        var kinds = Enum.GetValues<InteractionKind>();
        return new NewInteraction(Key(name), kinds[random.Next(kinds.Length)], at, isDateOnly, Source, $"i{facts++}");
    }

    private NewOrder NewOrderOf(string name, int day)
    {
        var (at, isDateOnly) = Moment(day - Late(day));
        var amount = random.Next(8) == 0 ? 0 : random.Next(1, 50_000);
        return new NewOrder(Key(name), Source, $"o{facts++}", at, isDateOnly, amount, Refunds: []);
    }

    /// <summary>The same order as it is now: paid back in part or whole, corrected, or just the same.</summary>
    private NewOrder ToldAgain(NewOrder order, int day) => random.Next(4) switch
    {
        0 => order with { Refunds = [.. order.Refunds!, RefundOf(order, order.Amount, day)] },
        1 => order with { Refunds = [.. order.Refunds!, RefundOf(order, order.Amount / 3, day)] },
        2 => order with { Amount = order.Amount + 100 },
        _ => order,
    };

    private NewRefund RefundOf(NewOrder order, long amount, int day)
    {
        var at = Moment(day).At;
        return new NewRefund($"r{facts++}", at > order.PaidAt ? at : order.PaidAt, amount);
    }

    private int Late(int day) => random.Next(3) > 0 ? 0 : random.Next(Math.Min(day, MostDaysLate) + 1);

    /// <summary>Any instant of a day; often one in the night, when clocks are changed and days and years begin.</summary>
    private (DateTime At, bool IsDateOnly) Moment(int day)
    {
        var (date, isDateOnly) = (start.AddDays(day), random.Next(6) == 0);
        var (from, to) = (calendar.StartOf(date), calendar.StartOf(date.AddDays(1)));
        var seconds = (int)(to - from).TotalSeconds;
        var second = random.Next(3) switch
        {
            0 => random.Next(4 * 3_600),
            1 => seconds - 1 - random.Next(3_600),
            _ => random.Next(seconds),
        };
        return ((isDateOnly ? from : from.AddSeconds(second)).UtcDateTime, isDateOnly);
    }

    private FactTime TimeOf(DateTime at, bool isDateOnly)
    {
        var time = calendar.TimeOf(at);
        return isDateOnly ? new FactTime(time.Day, null) : time;
    }

    private Order OrderOf(NewOrder order) => new(
        TimeOf(order.PaidAt, order.IsDateOnly),
        order.Amount,
        [.. order.Refunds!.Select(r => new Refund(calendar.DayOf(r.RefundedAt), r.Amount))]);

    private static string Name(int customer) => $"c{customer}";

    private static IdentityKey Key(string name) => new(IdentityKind.ShopAccount, name);
}
