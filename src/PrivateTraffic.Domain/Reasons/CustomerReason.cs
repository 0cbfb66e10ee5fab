using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Reasons;

/// <summary>
/// Why a customer bought, did not buy, or does not take the next step. A fixed vocabulary, so that reasons can be counted by segment; what
/// it lacks is said in words beside it. Keys are stored: never rename one.
/// </summary>
public sealed class CustomerReason
{
    private CustomerReason(ReasonKind kind, string key, LocalizedText name) => (Kind, Key, Name) = (kind, $"{KeyOf(kind)}.{key}", name);

    /// <summary>Every reason, by kind, the most usual first.</summary>
    public static IReadOnlyList<CustomerReason> All { get; } =
    [
        Won("fits-need", "正好需要", "Fits the need"),
        Won("price", "价格合适", "Right price"),
        Won("promotion", "活动优惠", "Promotion"),
        Won("trust", "信任导购", "Trusts the member"),
        Won("quality", "认可品质", "Quality"),
        Won("recommended", "熟人推荐", "Recommended by somebody"),
        Won("service", "服务好", "Good service"),
        Won("other", "其他原因", "Another reason"),
        Lost("price", "嫌贵没买", "Too expensive"),
        Lost("competitor", "买了别家", "Bought elsewhere"),
        Lost("no-need", "不需要了", "No need any more"),
        Lost("no-budget", "预算不够", "No budget"),
        Lost("stock", "没有货", "Out of stock"),
        Lost("bad-experience", "体验不好", "Bad experience"),
        Lost("no-contact", "联系不上", "Cannot be reached"),
        Lost("other", "其他原因", "Another reason"),
        .. Obstacle.All.Select(o => new CustomerReason(ReasonKind.Obstacle, o.Key, o.Name)),
    ];

    public ReasonKind Kind { get; }

    /// <summary>The name used in JSON and the database, such as <c>lost.price</c>.</summary>
    public string Key { get; }

    /// <summary>The name on the screen.</summary>
    public LocalizedText Name { get; }

    /// <summary>Finds a reason by its key.</summary>
    /// <returns>False when no reason has this key.</returns>
    public static bool TryParse(string? key, [NotNullWhen(true)] out CustomerReason? reason)
    {
        reason = All.FirstOrDefault(r => r.Key == key);
        return reason is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Key;

    private static CustomerReason Won(string key, string zh, string en) => new(ReasonKind.Won, key, new LocalizedText(zh, en));

    private static CustomerReason Lost(string key, string zh, string en) => new(ReasonKind.Lost, key, new LocalizedText(zh, en));

    private static string KeyOf(ReasonKind kind) => kind switch
    {
        ReasonKind.Won => "won",
        ReasonKind.Lost => "lost",
        ReasonKind.Obstacle => "obstacle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
