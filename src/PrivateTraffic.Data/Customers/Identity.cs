using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Customers;

/// <summary>One way in which a customer is known. Unique in a corp; a fact that names an unknown identity makes a customer.</summary>
public sealed class Identity
{
    public required int CorpId { get; init; }

    public required IdentityKind Kind { get; init; }

    /// <summary>The value, for phones its blind index: see <see cref="Protection.PersonalData.BlindIndex"/>.</summary>
    public required string Value { get; init; }

    public required long CustomerId { get; set; }
}

/// <summary>The kinds of identity. The numbers are stored.</summary>
public enum IdentityKind
{
    /// <summary>WeCom's external_userid.</summary>
    ExternalUserId = 0,

    /// <summary>WeChat's unionid.</summary>
    UnionId = 1,

    /// <summary>A phone number, as blind index.</summary>
    Phone = 2,

    /// <summary>An account of the company's shop: what an order file calls the customer when it is none of the others.</summary>
    ShopAccount = 3,

    /// <summary>An offline membership card.</summary>
    Card = 4,
}

internal sealed class IdentityConfiguration : IEntityTypeConfiguration<Identity>
{
    public void Configure(EntityTypeBuilder<Identity> builder)
    {
        builder.ToTable("identity");
        builder.HasKey(i => new { i.CorpId, i.Kind, i.Value });
        builder.Property(i => i.Kind).HasConversion<short>();
        builder.Property(i => i.Value).HasMaxLength(128);
        builder.HasIndex(i => i.CustomerId);
    }
}
