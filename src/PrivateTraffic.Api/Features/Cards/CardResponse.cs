using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Scripts;

namespace PrivateTraffic.Api.Features.Cards;

/// <summary>All that the sidebar shows of a customer, in one answer.</summary>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="ExternalUserId">WeCom's external_userid.</param>
/// <param name="Name">The customer's own name; may be empty.</param>
/// <param name="Avatar">Address of the picture; null without one.</param>
/// <param name="Source">Where the customer is: in WeChat, or in another company's WeCom.</param>
/// <param name="Company">For customers in WeCom: the company.</param>
/// <param name="Relation">The signed-in member's relation; null when they have not added this customer themselves.</param>
/// <param name="Owners">All members who have added the customer, the latest first.</param>
/// <param name="Groups">Group chats the customer is in.</param>
/// <param name="Standing">Where the customer stands, and why; null until they have been placed.</param>
/// <param name="Orders">The latest orders, at most three.</param>
/// <param name="Interactions">The latest interactions, at most five.</param>
/// <param name="Scripts">The three scripts most worth sending now, each with its reason.</param>
/// <param name="Sends">What was sent lately and by whom, at most five.</param>
public sealed record CardResponse(
    long CustomerId,
    string ExternalUserId,
    string Name,
    string? Avatar,
    ContactSource Source,
    string? Company,
    RelationResponse? Relation,
    IReadOnlyList<OwnerResponse> Owners,
    IReadOnlyList<GroupResponse> Groups,
    StandingResponse? Standing,
    IReadOnlyList<OrderResponse> Orders,
    IReadOnlyList<InteractionResponse> Interactions,
    IReadOnlyList<SuggestionResponse> Scripts,
    IReadOnlyList<SendResponse> Sends);

/// <summary>Where a customer is.</summary>
public enum ContactSource
{
    WeChat,
    WeCom,
}

/// <summary>A member's relation to a customer.</summary>
/// <param name="Remark">The member's name for the customer; null without one.</param>
/// <param name="Description">The member's note; null without one.</param>
/// <param name="AddedAt">When the member added the customer.</param>
/// <param name="AddWay">WeCom's add_way.</param>
/// <param name="Channel">The channel the customer came by; null when not known.</param>
/// <param name="Phones">Phone numbers the member noted, all digits but the first three and last four hidden.</param>
/// <param name="Tags">The corp tags the member gave.</param>
/// <param name="Status">Whether the relation stands.</param>
public sealed record RelationResponse(
    string? Remark,
    string? Description,
    DateTime AddedAt,
    int AddWay,
    string? Channel,
    IReadOnlyList<string> Phones,
    IReadOnlyList<TagResponse> Tags,
    RelationState Status);

/// <summary>Whether a relation stands.</summary>
public enum RelationState
{
    Active,
    DeletedByCustomer,
    DeletedByMember,
}

/// <summary>A corp tag.</summary>
public sealed record TagResponse(string Id, string Name, string Group);

/// <summary>A member who has added a customer.</summary>
public sealed record OwnerResponse(string UserId, string Name, DateTime AddedAt, RelationState Status);

/// <summary>A group chat; the name may be empty.</summary>
public sealed record GroupResponse(string ChatId, string Name, DateTime JoinedAt);
