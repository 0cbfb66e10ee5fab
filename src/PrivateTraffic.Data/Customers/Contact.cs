using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Customers;

/// <summary>A customer's WeCom identity (外部联系人) with its profile. The name is personal data and stored protected.</summary>
public sealed class Contact
{
    public required int CorpId { get; init; }

    public required string ExternalUserId { get; init; }

    /// <summary>The customer behind the contact; changed by merges alone, never by a pull.</summary>
    public required long CustomerId { get; set; }

    public required byte[] Name { get; set; }

    public string? Avatar { get; set; }

    /// <summary>1 WeChat user, 2 WeCom user.</summary>
    public required int Type { get; set; }

    /// <summary>0 unknown, 1 male, 2 female, as declared in WeChat.</summary>
    public int Gender { get; set; }

    public string? UnionId { get; set; }

    public string? Position { get; set; }

    public string? CompanyName { get; set; }
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contact");
        builder.HasKey(c => new { c.CorpId, c.ExternalUserId });
        builder.Property(c => c.ExternalUserId).HasMaxLength(64);
        builder.Property(c => c.CustomerId).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(c => c.Name).HasMaxLength(512);
        builder.Property(c => c.Avatar).HasMaxLength(1024);
        builder.Property(c => c.UnionId).HasMaxLength(64);
        builder.Property(c => c.Position).HasMaxLength(256);
        builder.Property(c => c.CompanyName).HasMaxLength(256);
        builder.HasIndex(c => c.CustomerId);
    }
}
