using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// The directory changed (<c>change_contact</c>, D90240). Plain in-house apps do not get it and must poll; since August 2022 it carries ids
/// alone.
/// </summary>
public sealed record DirectoryCallback : CallbackEvent
{
    public required DirectoryChange Change { get; init; }

    /// <summary>With changes of a member.</summary>
    public MemberId? Member { get; init; }

    /// <summary>The member's new id, when that is what changed.</summary>
    public MemberId? NewMember { get; init; }

    /// <summary>With changes of a department.</summary>
    public long? Department { get; init; }

    public long? ParentDepartment { get; init; }

    /// <summary>With changes of a directory tag.</summary>
    public long? DirectoryTag { get; init; }

    public IReadOnlyList<MemberId> TaggedMembers { get; init; } = [];

    public IReadOnlyList<MemberId> UntaggedMembers { get; init; } = [];
}

/// <summary>What happened in the directory.</summary>
public enum DirectoryChange
{
    MemberCreated,
    MemberUpdated,
    MemberDeleted,
    DepartmentCreated,
    DepartmentUpdated,
    DepartmentDeleted,
    TagUpdated,
}
