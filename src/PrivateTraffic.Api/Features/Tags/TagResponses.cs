using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data.Tags;

namespace PrivateTraffic.Api.Features.Tags;

/// <summary>The tags on a customer, and those that can be given.</summary>
/// <param name="CanChange">Whether the member may change tags here: only who has added the customer gives them tags.</param>
/// <param name="Most">As many tags as WeCom lets a member give one customer.</param>
/// <param name="Tags">The tags of the member's relation, and what is on its way or was refused.</param>
/// <param name="Foreign">Tags on the relation that are not in the company's library: another app's, changed in WeCom alone.</param>
/// <param name="Others">Tags that other members gave the customer.</param>
/// <param name="Groups">The library.</param>
public sealed record TagsResponse(
    bool CanChange,
    int Most,
    IReadOnlyList<RelationTagResponse> Tags,
    int Foreign,
    IReadOnlyList<OtherTagsResponse> Others,
    IReadOnlyList<TagGroupResponse> Groups);

/// <summary>A tag of a relation.</summary>
/// <param name="Id">WeCom's id.</param>
/// <param name="Name">The name; the id where the tag is no longer in the library.</param>
/// <param name="Group">The name of its group.</param>
/// <param name="CanChange">Whether it may be changed here.</param>
/// <param name="IsOn">Whether it is, or is to be, on the customer.</param>
/// <param name="Origin">Who decided: somebody in WeCom, a member here, or a rule.</param>
/// <param name="By">The member who decided here; null otherwise.</param>
/// <param name="At">When it was decided; null for a tag that has only been seen in WeCom.</param>
/// <param name="Delivery">How far it has come on its way to WeCom.</param>
/// <param name="Problem">What stopped the last attempt; null when nothing did.</param>
/// <param name="Remedy">What to do about the problem.</param>
public sealed record RelationTagResponse(
    string Id,
    string Name,
    string Group,
    bool CanChange,
    bool IsOn,
    TagOrigin Origin,
    string? By,
    DateTime? At,
    TagDelivery Delivery,
    string? Problem,
    string? Remedy);

/// <summary>Tags that another member gave.</summary>
public sealed record OtherTagsResponse(string UserId, string Name, IReadOnlyList<TagResponse> Tags);

/// <summary>A group of the library.</summary>
/// <param name="Id">WeCom's id.</param>
/// <param name="Name">The name.</param>
/// <param name="CanChange">Whether its tags may be given and taken here.</param>
/// <param name="Tags">Its tags in WeCom's order.</param>
public sealed record TagGroupResponse(string Id, string Name, bool CanChange, IReadOnlyList<TagChoice> Tags);

/// <summary>A tag that can be given.</summary>
public sealed record TagChoice(string Id, string Name);
