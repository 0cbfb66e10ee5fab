using PrivateTraffic.Data.Todos;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>What a member has to do today.</summary>
/// <param name="Today">The business day.</param>
/// <param name="Within">Stages that end within so many days are on the list.</param>
/// <param name="Items">The most urgent first, at most a hundred.</param>
/// <param name="Total">How many there are.</param>
/// <param name="DoneToday">How many the member has done today.</param>
/// <param name="Later">How many the member has put off and are not back yet.</param>
public sealed record TodosResponse(
    DateOnly Today, int Within, IReadOnlyList<TodoResponse> Items, int Total, int DoneToday, int Later);

/// <summary>A customer who wants something done.</summary>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="ExternalUserId">WeCom's external_userid, to open the chat with.</param>
/// <param name="Name">The member's remark, else the customer's name.</param>
/// <param name="Avatar">The address of the picture; null without one.</param>
/// <param name="Kind">Why they are on the list.</param>
/// <param name="Occasion">Tells this one from the last of its kind; to be sent back with a mark.</param>
/// <param name="Priority">For recalls: how urgent.</param>
/// <param name="Reason">One line that says why.</param>
/// <param name="Cell">The matrix cell.</param>
/// <param name="Lifecycle">The lifecycle stage.</param>
public sealed record TodoResponse(
    long CustomerId,
    string ExternalUserId,
    string Name,
    string? Avatar,
    TodoKind Kind,
    DateOnly Occasion,
    RecallPriority? Priority,
    string Reason,
    string Cell,
    string Lifecycle);
