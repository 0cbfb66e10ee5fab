using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Tags;

/// <summary>A tag of the company's library in WeCom.</summary>
public sealed class CorpTag
{
    public required int CorpId { get; init; }

    public required string TagId { get; init; }

    public required string GroupId { get; set; }

    public required string Name { get; set; }

    /// <summary>Larger comes first.</summary>
    public long SortOrder { get; set; }
}

/// <summary>A group of corp tags.</summary>
public sealed class CorpTagGroup
{
    public required int CorpId { get; init; }

    public required string GroupId { get; init; }

    public required string Name { get; set; }

    /// <summary>Larger comes first.</summary>
    public long SortOrder { get; set; }
}

internal sealed class CorpTagConfiguration : IEntityTypeConfiguration<CorpTag>, IEntityTypeConfiguration<CorpTagGroup>
{
    public void Configure(EntityTypeBuilder<CorpTag> builder)
    {
        builder.ToTable("corp_tag");
        builder.HasKey(t => new { t.CorpId, t.TagId });
        builder.Property(t => t.TagId).HasMaxLength(64);
        builder.Property(t => t.GroupId).HasMaxLength(64);
        builder.Property(t => t.Name).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<CorpTagGroup> builder)
    {
        builder.ToTable("corp_tag_group");
        builder.HasKey(g => new { g.CorpId, g.GroupId });
        builder.Property(g => g.GroupId).HasMaxLength(64);
        builder.Property(g => g.Name).HasMaxLength(64);
    }
}
