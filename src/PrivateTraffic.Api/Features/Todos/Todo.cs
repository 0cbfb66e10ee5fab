using System.Globalization;
using PrivateTraffic.Data.Todos;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>Something to do about a customer, before it is put into words.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Kind">Why.</param>
/// <param name="Occasion">The day that makes this one another than the last of its kind.</param>
/// <param name="Reason">One line that says why.</param>
/// <param name="Priority">For recalls: how urgent.</param>
internal sealed record Todo(OwnCustomer Customer, TodoKind Kind, DateOnly Occasion, LocalizedText Reason, RecallPriority? Priority = null)
{
    /// <summary>They spent much and stay away.</summary>
    public static Todo Recall(OwnCustomer customer, Recalled recalled, DateOnly asOf) => new(
        customer, TodoKind.Recall, asOf.AddDays(-recalled.Facts.Recency), RecallReason(recalled.Facts), recalled.Priority);

    /// <summary>Why somebody is to be won back, in a line.</summary>
    public static LocalizedText RecallReason(RfmFacts facts)
    {
        var yuan = (facts.Monetary / 100).ToString("N0", CultureInfo.InvariantCulture);
        return new(
            $"重要挽留：累计 {yuan} 元，已 {facts.Recency} 天没有下单",
            $"Worth winning back: spent ¥{yuan}, no order for {facts.Recency} days");
    }

    /// <summary>Their stage ends on a day unless they do something.</summary>
    public static Todo StageEnds(OwnCustomer customer, LifecycleStage next, DateOnly on, DateOnly today)
    {
        var days = on.DayNumber - today.DayNumber;
        var (zh, en) = next == LifecycleStage.Churn ? ("流失期", "churned") : ("沉默期", "silent");
        return new Todo(
            customer,
            TodoKind.StageEnds,
            on,
            new(
                days == 1 ? $"明天进入{zh}，除非有新的互动或订单" : $"{days} 天后进入{zh}，除非有新的互动或订单",
                $"Counts as {en} {(days == 1 ? "from tomorrow" : $"in {days} days")} unless something happens"));
    }

    /// <summary>They wrote.</summary>
    public static Todo Reply(OwnCustomer customer, DateOnly on, DateOnly today)
    {
        var days = today.DayNumber - on.DayNumber;
        return new Todo(
            customer,
            TodoKind.Reply,
            on,
            new(
                $"{(days == 0 ? "今天" : days == 1 ? "昨天" : $"{days} 天前")}发来消息，之后没有发过话术",
                $"Wrote {(days == 0 ? "today" : days == 1 ? "yesterday" : $"{days} days ago")}, and no script was sent since"));
    }

    /// <summary>The most urgent first: recalls that pay and are fresh, then who waits, then the rest by what they spent.</summary>
    public (int Rank, long Spent, int Day) Order => (
        Kind switch
        {
            TodoKind.Recall => Priority == RecallPriority.First ? 0 : 2,
            TodoKind.Reply => 1,
            TodoKind.StageEnds => 3,
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, null),
        },
        -Customer.Placement.NetAmount,
        Occasion.DayNumber);
}

/// <summary>A customer whom a member has added and who keeps the member, as they stand today.</summary>
/// <param name="Id">Our number.</param>
/// <param name="ExternalUserId">WeCom's.</param>
/// <param name="Placement">Where they stand.</param>
internal sealed record OwnCustomer(long Id, string ExternalUserId, Placement Placement);
