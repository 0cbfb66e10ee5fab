using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Data.Cards;

/// <summary>Which card is asked for, by whom, and as of when.</summary>
/// <param name="CorpId">The corp.</param>
/// <param name="ExternalUserId">The customer of the chat.</param>
/// <param name="UserId">The member who looks.</param>
/// <param name="Today">The business day.</param>
/// <param name="SendsSince">From when on all sends are wanted; the latest five come in any case.</param>
public readonly record struct CardQuery(int CorpId, string ExternalUserId, string UserId, DateOnly Today, DateTime SendsSince);

/// <summary>All that is stored of a contact and that a card shows.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="History">
/// The packed history of the customer behind it; null when the corp has no such customer, or they were merged into another.
/// </param>
/// <param name="ModelNumber">The version of the segmentation model in effect today, 0 for the defaults.</param>
/// <param name="MemberName">The name of the member who looks; null when they are not in the directory.</param>
public sealed record CardRecord(Contact Contact, byte[]? History, int ModelNumber, string? MemberName)
{
    /// <summary>The relations of the customer, the latest first.</summary>
    public IReadOnlyList<CardRelation> Relations { get; init; } = [];

    /// <summary>The tags that the member who looks gave, in the order of the library.</summary>
    public IReadOnlyList<CardTag> Tags { get; init; } = [];

    /// <summary>The group chats that the customer is in, the latest first.</summary>
    public IReadOnlyList<CardGroup> Groups { get; init; } = [];

    /// <summary>The latest three orders, the latest first.</summary>
    public IReadOnlyList<CardOrder> Orders { get; init; } = [];

    /// <summary>The latest five interactions, the latest first.</summary>
    public IReadOnlyList<CardInteraction> Interactions { get; init; } = [];

    /// <summary>The latest five sends, and those since <see cref="CardQuery.SendsSince"/>, the latest first.</summary>
    public IReadOnlyList<CardSend> Sends { get; init; } = [];
}

/// <summary>A relation, and the name of its member; null when they are not in the directory.</summary>
public sealed record CardRelation(FollowRelation Relation, string? MemberName);

/// <summary>A corp tag and the name of its group.</summary>
public sealed record CardTag(string Id, string Name, string Group);

/// <summary>A group chat.</summary>
public sealed record CardGroup(string ChatId, string Name, DateTime JoinedAt);

/// <summary>An order and what was paid back of it, in fen.</summary>
public sealed record CardOrder(
    string Number, string Source, DateTime PaidAt, bool IsDateOnly, long Amount, long Refunded, string? Category, string? Channel);

/// <summary>An interaction.</summary>
public sealed record CardInteraction(InteractionKind Kind, DateTime OccurredAt, bool IsDateOnly, string Source);

/// <summary>A script that was sent, and the name of the member; null when they are not in the directory.</summary>
public sealed record CardSend(string ScriptKey, DateTime At, string UserId, string? MemberName, SendOutcome Outcome);
