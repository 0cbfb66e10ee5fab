using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Members;

/// <summary>A department of the company; the root has no parent.</summary>
public sealed class Department
{
    public required int CorpId { get; init; }

    public required long DepartmentId { get; init; }

    public long? ParentId { get; set; }

    public required string Name { get; set; }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("department");
        builder.HasKey(d => new { d.CorpId, d.DepartmentId });
        builder.Property(d => d.Name).HasMaxLength(128);
    }
}
