using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>Why a script is suggested: one line, as values.</summary>
/// <param name="Parts">At least one; in the order of the line.</param>
public sealed record ScriptReason(IReadOnlyList<ReasonPart> Parts)
{
    /// <summary>The line on the screen, such as 本周互动 3 次，已 62 天未下单.</summary>
    public string In(TextLanguage language) =>
        string.Join(language == TextLanguage.English ? ", " : "，", Parts.Select(p => p.Text.In(language)));

    /// <inheritdoc/>
    public override string ToString() => In(TextLanguage.English);
}

/// <summary>One clause of a reason.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Count">How many; 0 where the code has no count.</param>
/// <param name="Days">How many days; 0 where the code has none.</param>
/// <param name="Subject">What it is about, where the code has no number: the name of an obstacle, moment, stage or segment.</param>
public sealed record ReasonPart(ReasonCode Code, int Count = 0, int Days = 0, LocalizedText? Subject = null)
{
    /// <summary>The clause in words.</summary>
    public LocalizedText Text => Code switch
    {
        ReasonCode.Obstacle => new($"顾虑：{Subject?.Zh}", $"concern: {Subject?.En}"),
        ReasonCode.Moment => new($"时机：{Subject?.Zh}", $"occasion: {Subject?.En}"),
        ReasonCode.Segment => new($"价值分群：{Subject?.Zh}", $"value segment: {Subject?.En}"),
        ReasonCode.Stage => new($"处于{Subject?.Zh}", $"{Subject?.En} stage"),
        ReasonCode.PurchaseStage => new($"消费阶段：{Subject?.Zh}", $"purchase stage: {Subject?.En}"),
        ReasonCode.InteractionsThisWeek => new($"本周互动 {Count} 次", $"{Many(Count, "interaction")} this week"),
        ReasonCode.ActiveDays => new($"近 {Days} 天有 {Count} 天互动", $"active on {Count} of the last {Many(Days, "day")}"),
        ReasonCode.NoInteractionFor => new($"已 {Days} 天没有互动", $"no interaction in {Many(Days, "day")}"),
        ReasonCode.NoInteractionOnRecord => new("暂无互动记录", "no interaction on record"),
        ReasonCode.NoOrderYet => new("还没有下过单", "no order yet"),
        ReasonCode.FirstOrder => Days == 0
            ? new("今天首次下单", "first order today")
            : new($"{Days} 天前首次下单", $"first order {Many(Days, "day")} ago"),
        ReasonCode.Purchases => new(
            Days == 0 ? $"买过 {Count} 次，今天刚下单" : $"买过 {Count} 次，最近一次 {Days} 天前",
            $"{Many(Count, "purchase")}, the last {(Days == 0 ? "today" : $"{Many(Days, "day")} ago")}"),
        ReasonCode.NoOrderFor => new($"已 {Days} 天未下单", $"no order in {Many(Days, "day")}"),
        ReasonCode.Added => Days == 0 ? new("今天刚添加", "added today") : new($"{Days} 天前添加", $"added {Many(Days, "day")} ago"),
        ReasonCode.CameBack => new("沉默后刚回来", "just back after a silence"),
        ReasonCode.NotInGroup => new("还没有进群", "in no group yet"),
        ReasonCode.InGroup => new("已经在群里", "in a group"),
        _ => throw new InvalidOperationException($"No words for {Code}."),
    };

    private static string Many(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

/// <summary>What a clause of a reason says, and which numbers it has.</summary>
public enum ReasonCode
{
    /// <summary>The obstacle chosen by the member; the subject is its name.</summary>
    Obstacle = 0,

    /// <summary>A moment that is due; the subject is its name.</summary>
    Moment = 1,

    /// <summary>The RFM value segment; the subject is its key.</summary>
    Segment = 2,

    /// <summary>The lifecycle stage; the subject is its name.</summary>
    Stage = 3,

    /// <summary>Interactions in the last seven days: count.</summary>
    InteractionsThisWeek = 4,

    /// <summary>Days with an interaction in the window: count, and days of the window.</summary>
    ActiveDays = 5,

    /// <summary>Days since the last interaction: days.</summary>
    NoInteractionFor = 6,

    /// <summary>None recorded: which may mean that nothing was measured.</summary>
    NoInteractionOnRecord = 7,

    /// <summary>Never bought.</summary>
    NoOrderYet = 8,

    /// <summary>Bought on one day: days since.</summary>
    FirstOrder = 9,

    /// <summary>Bought on several days: count of days with an order, and days since the last.</summary>
    Purchases = 10,

    /// <summary>Bought, but not lately: days since.</summary>
    NoOrderFor = 11,

    /// <summary>Days since the customer was added: days.</summary>
    Added = 12,

    /// <summary>Back from silence or churn.</summary>
    CameBack = 13,

    /// <summary>In none of the customer groups.</summary>
    NotInGroup = 14,

    /// <summary>In at least one customer group.</summary>
    InGroup = 15,

    /// <summary>The purchase stage, where the days since the last order are not known; the subject is its name.</summary>
    PurchaseStage = 16,
}
