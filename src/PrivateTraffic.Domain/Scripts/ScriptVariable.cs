using System.Diagnostics.CodeAnalysis;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// A fact about the customer or the member that a script may name: one of a fixed set, or the customer's tags in a group.
/// </summary>
public sealed record ScriptVariable
{
    private const string TagPrefix = "tag.";

    private ScriptVariable(string name, string zh, string en) => (Name, Meaning) = (name, new LocalizedText(zh, en));

    /// <summary>The customer's own WeChat or WeCom name.</summary>
    public static ScriptVariable CustomerName { get; } = new("customer.name", "客户的昵称", "The customer's own name");

    /// <summary>What the member calls the customer.</summary>
    public static ScriptVariable CustomerRemark { get; } = new("customer.remark", "成员给客户的备注名", "The member's remark name for the customer");

    /// <summary>The member who sends.</summary>
    public static ScriptVariable MemberName { get; } = new("member.name", "发送成员的姓名", "The name of the member who sends");

    /// <summary>The company or shop.</summary>
    public static ScriptVariable CompanyName { get; } = new("company.name", "企业或门店名称", "The name of the company or shop");

    /// <summary>Whole days since the last valid order.</summary>
    public static ScriptVariable LastOrderDaysAgo { get; } = new("last_order.days_ago", "距上次下单的天数", "Days since the last order");

    /// <summary>What the last order was mainly about.</summary>
    public static ScriptVariable LastOrderCategory { get; } = new("last_order.category", "上次下单的品类", "The category of the last order");

    /// <summary>Valid orders so far.</summary>
    public static ScriptVariable OrdersCount { get; } = new("orders.count", "累计有效订单数", "Valid orders so far");

    /// <summary>Whole days since the last interaction.</summary>
    public static ScriptVariable DaysSinceInteraction { get; } =
        new("days_since_interaction", "距上次互动的天数", "Days since the last interaction");

    /// <summary>A tracked link, made for this customer by whoever renders the script.</summary>
    public static ScriptVariable Link { get; } = new("link", "为这位客户生成的追踪链接", "A tracked link made for this customer");

    /// <summary>Every variable with a fixed name. Beside them stand the tag variables, see <see cref="Tag"/>.</summary>
    public static IReadOnlyList<ScriptVariable> All { get; } =
    [
        CustomerName, CustomerRemark, MemberName, CompanyName, LastOrderDaysAgo, LastOrderCategory, OrdersCount, DaysSinceInteraction, Link,
    ];

    /// <summary>The most characters a tag group's name may have (WeCom: add_corp_tag).</summary>
    public const int MaxTagGroupLength = 30;

    /// <summary>The name between the braces, such as <c>customer.name</c> or <c>tag.肤质</c>.</summary>
    public string Name { get; }

    /// <summary>What it stands for, for the list an author picks from.</summary>
    public LocalizedText Meaning { get; }

    /// <summary>The group of a tag variable; null for the others.</summary>
    public string? TagGroup => Name.StartsWith(TagPrefix, StringComparison.Ordinal) ? Name[TagPrefix.Length..] : null;

    /// <summary>The variable for the customer's tags in a group.</summary>
    /// <param name="group">The group's name as in WeCom: 1 to <see cref="MaxTagGroupLength"/> characters, no braces, no vertical
    /// bar.</param>
    /// <exception cref="ArgumentException">The name cannot stand in a template.</exception>
    public static ScriptVariable Tag(string group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return TryParse(TagPrefix + group, out var variable)
            ? variable
            : throw new ArgumentException($"'{group}' cannot be named in a template.", nameof(group));
    }

    /// <summary>Finds a variable by its name.</summary>
    /// <returns>False when there is no such variable, or the name of a tag group is empty, too long or has characters templates
    /// use.</returns>
    public static bool TryParse(string? name, [NotNullWhen(true)] out ScriptVariable? variable)
    {
        variable = All.FirstOrDefault(v => v.Name == name);
        if (variable is null && name is not null && name.StartsWith(TagPrefix, StringComparison.Ordinal))
        {
            var group = name[TagPrefix.Length..];
            var fits = group.Length is > 0 and <= MaxTagGroupLength && group == group.Trim()
                && !group.Any(c => c is '{' or '}' or '|' || char.IsControl(c) || char.IsSurrogate(c));
            variable = fits ? new ScriptVariable(name, $"客户在标签组“{group}”里的标签", $"The customer's tags in the group '{group}'") : null;
        }

        return variable is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
