using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Customers;

/// <summary>
/// 跟进关系: a member and a contact. Remarks and tags belong to the pair, as in WeCom. A relation that ended stays, with how it ended.
/// </summary>
public sealed class FollowRelation
{
    public required int CorpId { get; init; }

    public required string UserId { get; init; }

    public required string ExternalUserId { get; init; }

    /// <summary>The customer behind the contact; changed by merges alone, never by a pull.</summary>
    public required long CustomerId { get; set; }

    /// <summary>When the member added the customer, or last added them again.</summary>
    public required DateTime AddedAt { get; set; }

    /// <summary>Protected.</summary>
    public byte[]? Remark { get; set; }

    /// <summary>Protected.</summary>
    public byte[]? Description { get; set; }

    /// <summary>The phone numbers a member noted, one a line; protected.</summary>
    public byte[]? Phones { get; set; }

    /// <summary>WeCom's add_way; the list of meanings grows.</summary>
    public int AddWay { get; set; }

    /// <summary>The channel: <c>state</c> of the contact-me way or acquisition link.</summary>
    public string? Channel { get; set; }

    /// <summary>Ids of corp tags.</summary>
    public List<string> Tags { get; set; } = [];

    public RelationStatus Status { get; set; }

    /// <summary>When the relation was found or reported ended; null while it stands.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The full pull that saw the relation last.</summary>
    public long SeenInRun { get; set; }
}

/// <summary>Where a relation stands.</summary>
public enum RelationStatus
{
    Active = 0,

    /// <summary>The customer removed the member. WeCom keeps the data readable; only a callback tells.</summary>
    DeletedByCustomer = 1,

    /// <summary>
    /// The member removed the customer, or handed them over: WeCom no longer shows the pair. Relations of
    /// members who left the company stay as they were, until somebody takes the customers over.
    /// </summary>
    DeletedByMember = 2,
}

internal sealed class FollowRelationConfiguration : IEntityTypeConfiguration<FollowRelation>
{
    public void Configure(EntityTypeBuilder<FollowRelation> builder)
    {
        builder.ToTable("follow_relation");
        builder.HasKey(r => new { r.CorpId, r.UserId, r.ExternalUserId });
        builder.Property(r => r.UserId).HasMaxLength(64);
        builder.Property(r => r.ExternalUserId).HasMaxLength(64);
        builder.Property(r => r.CustomerId).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(r => r.Remark).HasMaxLength(512);
        builder.Property(r => r.Description).HasMaxLength(2048);
        builder.Property(r => r.Phones).HasMaxLength(1024);
        builder.Property(r => r.Channel).HasMaxLength(128);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => r.CustomerId);
    }
}
