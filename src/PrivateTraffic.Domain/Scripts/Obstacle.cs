using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// 阻塞点: why a customer does not take the next step. A fixed vocabulary, so that what worked against an obstacle can be compared between
/// members and companies; two obstacles are equal iff they are the same entry. Keys are stored: never rename one.
/// </summary>
public sealed class Obstacle
{
    private Obstacle(string key, string zh, string en) => (Key, Name) = (key, new LocalizedText(zh, en));

    /// <summary>The price seems too high for what it is.</summary>
    public static Obstacle Price { get; } = new("price", "觉得贵", "Price");

    /// <summary>Does not trust the shop or the claims yet.</summary>
    public static Obstacle Trust { get; } = new("trust", "还不够信任", "Trust");

    /// <summary>Has nothing to use it for at the moment.</summary>
    public static Obstacle NoNeedNow { get; } = new("no-need-now", "暂时不需要", "No need now");

    /// <summary>Cannot decide between several.</summary>
    public static Obstacle Choice { get; } = new("choice", "选择困难", "Hard to choose");

    /// <summary>Waits for a date, a season or a promotion.</summary>
    public static Obstacle Timing { get; } = new("timing", "在等时机", "Waiting for the right time");

    /// <summary>Meant to, and forgot or was too busy.</summary>
    public static Obstacle Forgot { get; } = new("forgot", "忙忘了", "Forgot or too busy");

    /// <summary>Had a bad experience, here or with something similar.</summary>
    public static Obstacle BadExperience { get; } = new("bad-experience", "有过不好的体验", "Bad experience");

    /// <summary>Compares with, or buys from, somebody else.</summary>
    public static Obstacle Competitor { get; } = new("competitor", "在看别家", "Looks at a competitor");

    /// <summary>Fears to be left alone after paying: returns, repairs, questions.</summary>
    public static Obstacle AfterSales { get; } = new("after-sales", "担心售后", "After-sales worries");

    /// <summary>Worries about delivery: time, damage, cost, place.</summary>
    public static Obstacle Logistics { get; } = new("logistics", "担心物流", "Delivery worries");

    /// <summary>What they want is out of stock.</summary>
    public static Obstacle Stock { get; } = new("stock", "想要的缺货", "Out of stock");

    /// <summary>Does not answer, and the reason is unknown.</summary>
    public static Obstacle NoReply { get; } = new("no-reply", "一直没回复", "No reply");

    /// <summary>Does not see what it would do for them.</summary>
    public static Obstacle UnclearValue { get; } = new("unclear-value", "不清楚有什么用", "Unclear value");

    /// <summary>Does not want to give data, or to be written to.</summary>
    public static Obstacle Privacy { get; } = new("privacy", "介意隐私和打扰", "Privacy and disturbance");

    /// <summary>Somebody else has a say: family, partner, boss.</summary>
    public static Obstacle Consult { get; } = new("consult", "要和别人商量", "Needs to ask somebody");

    /// <summary>Every obstacle, the most usual first.</summary>
    public static IReadOnlyList<Obstacle> All { get; } =
    [
        Price, Trust, NoNeedNow, Choice, Timing, Forgot, BadExperience, Competitor, AfterSales, Logistics, Stock, NoReply, UnclearValue,
        Privacy, Consult,
    ];

    /// <summary>The name used in files, addresses, JSON and the database, such as <c>no-need-now</c>.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>Finds an obstacle by its key.</summary>
    /// <returns>False when no obstacle has this key.</returns>
    public static bool TryParse(string? key, [NotNullWhen(true)] out Obstacle? obstacle)
    {
        obstacle = All.FirstOrDefault(o => o.Key == key);
        return obstacle is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
