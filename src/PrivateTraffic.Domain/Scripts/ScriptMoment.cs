using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// 时机: an occasion to write. A fixed vocabulary; two moments are equal iff they are the
/// same entry. Keys are stored: never rename one. When a moment is due is said by the script itself (<see cref="Script.When"/>),
/// because a reorder cycle of 30 days in one trade is 300 in another.
/// </summary>
public sealed class ScriptMoment
{
    private ScriptMoment(string key, string zh, string en, bool onlyIfNamed = false) =>
        (Key, Name, OnlyIfNamed) = (key, new LocalizedText(zh, en), onlyIfNamed);

    /// <summary>Just added.</summary>
    public static ScriptMoment Welcome { get; } = new("welcome", "新客欢迎", "Welcome");

    /// <summary>The first order has just been placed.</summary>
    public static ScriptMoment FirstOrder { get; } = new("first-order", "首单感谢", "First order");

    /// <summary>The order has arrived and is being used.</summary>
    public static ScriptMoment AfterSales { get; } = new("after-sales", "售后关怀", "After-sales care");

    /// <summary>Used long enough to have an opinion.</summary>
    public static ScriptMoment Review { get; } = new("review", "邀请评价", "Review request");

    /// <summary>What was bought is probably used up.</summary>
    public static ScriptMoment Reorder { get; } = new("reorder", "复购提醒", "Reorder reminder");

    /// <summary>Has gone quiet, and may still come back.</summary>
    public static ScriptMoment Reactivation { get; } = new("reactivation", "沉默唤醒", "Reactivation");

    /// <summary>Has come back after a silence.</summary>
    public static ScriptMoment WelcomeBack { get; } = new("welcome-back", "欢迎回来", "Welcome back");

    /// <summary>Probably gone: a last, friendly question.</summary>
    public static ScriptMoment Farewell { get; } = new("farewell", "流失告别", "Farewell");

    /// <summary>Could join a customer group.</summary>
    public static ScriptMoment GroupInvite { get; } = new("group-invite", "邀请进群", "Group invite");

    /// <summary>The birthday, or the days before it.</summary>
    public static ScriptMoment Birthday { get; } = new("birthday", "生日", "Birthday", onlyIfNamed: true);

    /// <summary>Pleased enough to tell a friend.</summary>
    public static ScriptMoment Referral { get; } = new("referral", "请您转介绍", "Referral");

    /// <summary>Has member benefits that may go unused.</summary>
    public static ScriptMoment Benefits { get; } = new("benefits", "会员权益", "Member benefits");

    /// <summary>Every moment, in the order of a customer's life.</summary>
    public static IReadOnlyList<ScriptMoment> All { get; } =
        [Welcome, FirstOrder, AfterSales, Review, Reorder, Reactivation, WelcomeBack, Farewell, GroupInvite, Birthday, Referral, Benefits];

    /// <summary>The name used in files, addresses, JSON and the database, such as <c>first-order</c>.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>
    /// Whether nothing on the card shows the moment, so that a script for it waits until the card names it: a birthday.
    /// </summary>
    public bool OnlyIfNamed { get; }

    /// <summary>Finds a moment by its key.</summary>
    /// <returns>False when no moment has this key.</returns>
    public static bool TryParse(string? key, [NotNullWhen(true)] out ScriptMoment? moment)
    {
        moment = All.FirstOrDefault(m => m.Key == key);
        return moment is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
