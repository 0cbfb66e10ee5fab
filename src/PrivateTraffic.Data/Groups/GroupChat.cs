using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Groups;

/// <summary>客户群: a group chat with customers.</summary>
public sealed class GroupChat
{
    public required int CorpId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>Empty when the owner never named the group.</summary>
    public required string Name { get; set; }

    public required string OwnerUserId { get; set; }

    public required DateTime CreatedAt { get; set; }

    /// <summary>WeCom's version of the member list.</summary>
    public string? MemberVersion { get; set; }

    /// <summary>When the group was found dissolved; null while it stands.</summary>
    public DateTime? DissolvedAt { get; set; }

    /// <summary>The pull that saw the group last.</summary>
    public long SeenInRun { get; set; }
}

/// <summary>Somebody in a group chat: a member or a customer, or an outsider whom nobody has added.</summary>
public sealed class GroupChatMember
{
    public required int CorpId { get; init; }

    public required string ChatId { get; init; }

    /// <summary>The userid of a member, or the external_userid of anybody else.</summary>
    public required string UserId { get; init; }

    public required bool IsExternal { get; set; }

    public required DateTime JoinedAt { get; set; }

    /// <summary>1 invited directly, 2 by link, 3 by QR code.</summary>
    public int JoinScene { get; set; }

    public string? InvitedBy { get; set; }

    /// <summary>The channel of the join way.</summary>
    public string? Channel { get; set; }

    /// <summary>When the person was found or reported gone; null while they are in the group.</summary>
    public DateTime? LeftAt { get; set; }
}

internal sealed class GroupChatConfiguration : IEntityTypeConfiguration<GroupChat>, IEntityTypeConfiguration<GroupChatMember>
{
    public void Configure(EntityTypeBuilder<GroupChat> builder)
    {
        builder.ToTable("group_chat");
        builder.HasKey(g => new { g.CorpId, g.ChatId });
        builder.Property(g => g.ChatId).HasMaxLength(64);
        builder.Property(g => g.Name).HasMaxLength(128);
        builder.Property(g => g.OwnerUserId).HasMaxLength(64);
        builder.Property(g => g.MemberVersion).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<GroupChatMember> builder)
    {
        builder.ToTable("group_chat_member");
        builder.HasKey(m => new { m.CorpId, m.ChatId, m.UserId });
        builder.Property(m => m.ChatId).HasMaxLength(64);
        builder.Property(m => m.UserId).HasMaxLength(64);
        builder.Property(m => m.InvitedBy).HasMaxLength(64);
        builder.Property(m => m.Channel).HasMaxLength(128);
        builder.HasIndex(m => new { m.CorpId, m.UserId });
    }
}
