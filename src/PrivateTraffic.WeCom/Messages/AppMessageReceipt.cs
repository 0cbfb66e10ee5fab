using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>
/// That a message was taken. It reached everybody but those named here; members over 30 a minute lose it without a word (D90312).
/// </summary>
/// <param name="MessageId">For recalling within 24 hours.</param>
/// <param name="InvalidMembers">Not reached: unknown or outside the visible range.</param>
/// <param name="InvalidDepartments">Not reached.</param>
/// <param name="InvalidDirectoryTags">Not reached.</param>
/// <param name="UnlicensedMembers">Not reached for want of an interface licence.</param>
/// <param name="ResponseCode">For updating a template card, once within 72 hours.</param>
public sealed record AppMessageReceipt(
    string? MessageId,
    IReadOnlyList<MemberId> InvalidMembers,
    IReadOnlyList<long> InvalidDepartments,
    IReadOnlyList<long> InvalidDirectoryTags,
    IReadOnlyList<MemberId> UnlicensedMembers,
    string? ResponseCode);
