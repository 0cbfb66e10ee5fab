using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Groups;

/// <summary>Who a group chat is made of.</summary>
/// <param name="ChatId">WeCom's id of the chat.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="External">People in it who are no members of the company.</param>
/// <param name="Customers">Of these, the customers whom the reader may see; everything below counts them alone.</param>
/// <param name="Cells">How many stand in which matrix cell.</param>
/// <param name="Stages">How many are in which lifecycle stage.</param>
/// <param name="Recall">Whom to win back (重要挽留), the most urgent first, at most fifty.</param>
public sealed record GroupCompositionResponse(
    string ChatId,
    string Name,
    int External,
    int Customers,
    IReadOnlyList<GroupPart> Cells,
    IReadOnlyList<GroupPart> Stages,
    IReadOnlyList<GroupRecall> Recall);

/// <summary>A cell or a stage, and how many stand there.</summary>
public sealed record GroupPart(string Key, int Count);

/// <summary>A customer to win back.</summary>
/// <param name="CustomerId">Our number.</param>
/// <param name="ExternalUserId">WeCom's external_userid, to open the chat with.</param>
/// <param name="Name">The name.</param>
/// <param name="Priority">How urgent.</param>
/// <param name="Reason">One line that says why.</param>
public sealed record GroupRecall(long CustomerId, string ExternalUserId, string Name, RecallPriority Priority, string Reason);
