using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Moments;

/// <summary>客户朋友圈: a moment shown to customers.</summary>
public sealed class Moment
{
    public required int CorpId { get; init; }

    public required string MomentId { get; init; }

    /// <summary>The member who made a personal moment; null for those made for the company.</summary>
    public string? Creator { get; set; }

    public required DateTime CreatedAt { get; set; }

    public bool IsPersonal { get; set; }

    /// <summary>The first characters of the text, enough to recognise it.</summary>
    public required string Text { get; set; }
}

/// <summary>A moment as published by one member: what likes and comments are read by, again and again while they still grow.</summary>
public sealed class MomentPublication
{
    public required int CorpId { get; init; }

    public required string MomentId { get; init; }

    public required string UserId { get; init; }

    /// <summary>When likes and comments are read next; null when they are no longer expected to grow.</summary>
    public DateTime? NextReadAt { get; set; }

    public int Likes { get; set; }

    public int Comments { get; set; }
}

internal sealed class MomentConfiguration : IEntityTypeConfiguration<Moment>, IEntityTypeConfiguration<MomentPublication>
{
    public void Configure(EntityTypeBuilder<Moment> builder)
    {
        builder.ToTable("moment");
        builder.HasKey(m => new { m.CorpId, m.MomentId });
        builder.Property(m => m.MomentId).HasMaxLength(64);
        builder.Property(m => m.Creator).HasMaxLength(64);
        builder.Property(m => m.Text).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<MomentPublication> builder)
    {
        builder.ToTable("moment_publication");
        builder.HasKey(p => new { p.CorpId, p.MomentId, p.UserId });
        builder.Property(p => p.MomentId).HasMaxLength(64);
        builder.Property(p => p.UserId).HasMaxLength(64);
        builder.HasIndex(p => new { p.CorpId, p.NextReadAt });
    }
}
