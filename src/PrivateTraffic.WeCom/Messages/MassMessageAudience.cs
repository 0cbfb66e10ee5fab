using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>Whom a mass message is for, and who sends it (D92135). Made by the factory methods, so that it is one WeCom accepts.</summary>
public sealed record MassMessageAudience
{
    private const int MostCustomers = 10_000;
    private const int MostChats = 2_000;
    private const int MostTagsInGroup = 100;

    private MassMessageAudience(MassMessageTarget target) => Target = target;

    internal MassMessageTarget Target { get; }

    internal IReadOnlyCollection<ExternalUserId>? CustomerIds { get; private init; }

    internal IReadOnlyCollection<ChatId>? ChatIds { get; private init; }

    internal TagFilter? Tags { get; private init; }

    internal MemberId? Sender { get; private init; }

    /// <summary>Whether the sender may take people off the list before confirming; customers only.</summary>
    public bool AllowSelect { get; init; }

    /// <summary>These customers.</summary>
    /// <param name="customers">1 to 10,000.</param>
    /// <param name="sender">Who is asked to send; null leaves it, for each customer, to whoever last chatted with them.</param>
    public static MassMessageAudience Customers(IReadOnlyCollection<ExternalUserId> customers, MemberId? sender)
    {
        Limits.RequireCount(customers, MostCustomers);
        return new(MassMessageTarget.Customers) { CustomerIds = customers, Sender = sender };
    }

    /// <summary>All customers of a member.</summary>
    public static MassMessageAudience AllCustomersOf(MemberId sender) => new(MassMessageTarget.Customers) { Sender = sender };

    /// <summary>Customers with at least one tag of every group.</summary>
    /// <param name="groups">In each 1 to 100 tags: one of them is enough; all groups must be met.</param>
    /// <param name="sender">Only this member's customers; null for everybody's.</param>
    public static MassMessageAudience CustomersTagged(IReadOnlyCollection<IReadOnlyCollection<TagId>> groups, MemberId? sender)
    {
        Limits.RequireCount(groups, int.MaxValue);
        foreach (var group in groups)
        {
            Limits.RequireCount(group, MostTagsInGroup, nameof(groups));
        }

        var filter = new TagFilter { Groups = [.. groups.Select(group => new TagFilterGroup { Tags = group })] };
        return new(MassMessageTarget.Customers) { Tags = filter, Sender = sender };
    }

    /// <summary>Customer groups of a member.</summary>
    /// <param name="sender">Owner of the groups.</param>
    /// <param name="chats">1 to 2,000; null for all the member owns.</param>
    public static MassMessageAudience Groups(MemberId sender, IReadOnlyCollection<ChatId>? chats)
    {
        if (chats is not null)
        {
            Limits.RequireCount(chats, MostChats);
        }

        return new(MassMessageTarget.Groups) { ChatIds = chats, Sender = sender };
    }
}

internal sealed record TagFilter
{
    [JsonPropertyName("group_list")]
    public required IReadOnlyList<TagFilterGroup> Groups { get; init; }
}

internal sealed record TagFilterGroup
{
    [JsonPropertyName("tag_list")]
    public required IReadOnlyCollection<TagId> Tags { get; init; }
}
