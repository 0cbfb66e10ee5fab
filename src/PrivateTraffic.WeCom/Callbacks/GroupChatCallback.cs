using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// A customer group changed (<c>change_external_chat</c>, D92130). The list of changed people may be used only if
/// <see cref="LastMemberVersion"/> is the version at hand; otherwise read the group, about 2 seconds later.
/// </summary>
public sealed record GroupChatCallback : CallbackEvent
{
    public required GroupChatChange Change { get; init; }

    public required ChatId Chat { get; init; }

    /// <summary>0 invited, 3 by QR code; with <see cref="GroupChatChange.MembersJoined"/>.</summary>
    public int? JoinScene { get; init; }

    /// <summary>0 left, 1 removed; with <see cref="GroupChatChange.MembersLeft"/>.</summary>
    public int? QuitScene { get; init; }

    /// <summary>How many people; several changes may share one event.</summary>
    public int? ChangedCount { get; init; }

    /// <summary>Userids and external user ids, mixed.</summary>
    public IReadOnlyList<string> ChangedPeople { get; init; } = [];

    public string? LastMemberVersion { get; init; }

    public string? CurrentMemberVersion { get; init; }

    public override string ToString() => $"{Change} in {Chat}";
}

/// <summary>What happened in a group.</summary>
public enum GroupChatChange
{
    Created,
    Dismissed,
    MembersJoined,
    MembersLeft,
    OwnerChanged,
    NameChanged,
    NoticeChanged,

    /// <summary>An update that did not say what, or something new.</summary>
    Updated,
}
