using PrivateTraffic.Domain.Reasons;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>What members wrote down about a customer, and the reasons one can choose from.</summary>
/// <param name="Notes">The latest first, at most a hundred.</param>
/// <param name="Reasons">All reasons, by kind, the most usual first.</param>
public sealed record NotesResponse(IReadOnlyList<NoteResponse> Notes, IReadOnlyList<ReasonResponse> Reasons);

/// <summary>Something a member wrote down. It stays in the company and never goes to WeCom.</summary>
/// <param name="Id">Made by the page that sent it.</param>
/// <param name="Reason">Why the customer bought, did not, or hesitates; null for a note in words alone.</param>
/// <param name="Text">The words; empty for a reason without any.</param>
/// <param name="UserId">The author.</param>
/// <param name="By">The author's name.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="EditedAt">When it was changed last; null when never.</param>
/// <param name="IsMine">Whether the reader is the author, who alone may change or delete it.</param>
public sealed record NoteResponse(
    Guid Id, ReasonResponse? Reason, string Text, string UserId, string By, DateTime WrittenAt, DateTime? EditedAt, bool IsMine);

/// <summary>A reason of the closed list.</summary>
/// <param name="Key">Such as <c>lost.price</c>.</param>
/// <param name="Kind">What it explains.</param>
/// <param name="Name">Its name, in the reader's language.</param>
public sealed record ReasonResponse(string Key, ReasonKind Kind, string Name);
