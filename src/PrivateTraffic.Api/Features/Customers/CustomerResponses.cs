using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Scripts;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>A line of a list of customers.</summary>
/// <param name="Id">Our number of the customer.</param>
/// <param name="Name">The name; null for customers known by orders alone.</param>
/// <param name="Avatar">Address of the picture.</param>
/// <param name="Cell">The matrix cell.</param>
/// <param name="Lifecycle">The lifecycle stage.</param>
/// <param name="Orders">Valid orders.</param>
/// <param name="NetAmount">Paid minus refunded, in fen.</param>
/// <param name="LastPurchaseOn">The last purchase day.</param>
/// <param name="LastInteractionOn">The last day with an interaction.</param>
/// <param name="Owners">Names of the members who have added the customer.</param>
public sealed record CustomerRow(
    long Id,
    string? Name,
    string? Avatar,
    string Cell,
    string Lifecycle,
    int Orders,
    long NetAmount,
    DateOnly? LastPurchaseOn,
    DateOnly? LastInteractionOn,
    IReadOnlyList<string> Owners);

/// <summary>A page of customers.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">Pass as <c>after</c> for the next page; null at the end.</param>
/// <param name="Total">Customers in all pages together.</param>
public sealed record CustomerPage(IReadOnlyList<CustomerRow> Items, string? Next, long Total);

/// <summary>Everything known of a customer but their timeline.</summary>
/// <param name="Id">Our number of the customer.</param>
/// <param name="Contacts">Their WeCom identities; empty for customers known by orders alone.</param>
/// <param name="Identities">The kinds of identity by which they are known, such as <c>unionId</c> and <c>phone</c>.</param>
/// <param name="Owners">Members who have added them.</param>
/// <param name="Groups">Group chats they are in.</param>
/// <param name="Tags">Corp tags that any member gave.</param>
/// <param name="Standing">Where they stand, and why; null until placed.</param>
/// <param name="Orders">The latest orders, at most ten.</param>
/// <param name="Path">The days on which cell or lifecycle changed during the last year, the latest first.</param>
/// <param name="Sends">What was sent lately and by whom.</param>
public sealed record CustomerResponse(
    long Id,
    IReadOnlyList<ContactResponse> Contacts,
    IReadOnlyList<string> Identities,
    IReadOnlyList<OwnerResponse> Owners,
    IReadOnlyList<GroupResponse> Groups,
    IReadOnlyList<TagResponse> Tags,
    StandingResponse? Standing,
    IReadOnlyList<OrderResponse> Orders,
    IReadOnlyList<PathStep> Path,
    IReadOnlyList<SendResponse> Sends);

/// <summary>A WeCom identity of a customer.</summary>
public sealed record ContactResponse(string ExternalUserId, string Name, string? Avatar, ContactSource Source, string? Company, int Gender);

/// <summary>From a day on, a customer stood here.</summary>
public sealed record PathStep(DateOnly Day, string Cell, string Lifecycle);

/// <summary>A page of a customer's timeline, the latest first.</summary>
/// <param name="Items">What happened.</param>
/// <param name="Next">Pass as <c>before</c> for earlier items; null at the beginning.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineItem> Items, string? Next);

/// <summary>Something in a customer's timeline; the parts that its kind does not have are null.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; for <paramref name="IsDateOnly"/> the start of the day.</param>
/// <param name="IsDateOnly">Whether only the day is known.</param>
/// <param name="Interaction">For interactions: the kind.</param>
/// <param name="Amount">For orders and refunds: fen.</param>
/// <param name="Member">The name of the member concerned.</param>
/// <param name="Title">The name of a group, script, order category, source or reason.</param>
/// <param name="Outcome">For sends: what became of it.</param>
/// <param name="Ended">For removals: who removed whom.</param>
/// <param name="Text">For notes: the words; null for a reason without any.</param>
public sealed record TimelineItem(
    TimelineKind Kind,
    DateTime At,
    bool IsDateOnly,
    Domain.Facts.InteractionKind? Interaction = null,
    long? Amount = null,
    string? Member = null,
    string? Title = null,
    Data.Scripts.SendOutcome? Outcome = null,
    RelationState? Ended = null,
    string? Text = null);

/// <summary>What a timeline shows.</summary>
public enum TimelineKind
{
    Added,
    Removed,
    Interaction,
    Order,
    Refund,
    Send,
    Note,
}
