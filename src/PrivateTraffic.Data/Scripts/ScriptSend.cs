using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Scripts;

/// <summary>
/// A script shown to a member beside a chat and what they did with it, with the placement as it was at that moment,
/// so that conversion is counted in the segment at sending.
/// </summary>
public sealed class ScriptSend
{
    public required Guid Id { get; init; }

    public required int CorpId { get; init; }

    public required long CustomerId { get; init; }

    public required string UserId { get; init; }

    public required string ScriptKey { get; init; }

    public required DateTime At { get; init; }

    public required SendOutcome Outcome { get; set; }

    /// <summary>Whether the member changed the text before sending.</summary>
    public bool WasEdited { get; init; }

    public required short Cell { get; init; }

    public required short Stage { get; init; }
}

/// <summary>What became of a script.</summary>
public enum SendOutcome
{
    /// <summary>WeCom confirmed that it was sent.</summary>
    Sent = 0,

    /// <summary>The member changed their mind in WeCom's dialog.</summary>
    Cancelled = 1,

    /// <summary>WeCom refused.</summary>
    Failed = 2,

    /// <summary>The member marked it not suitable for this customer.</summary>
    NotSuitable = 3,
}

internal sealed class ScriptSendConfiguration : IEntityTypeConfiguration<ScriptSend>
{
    public void Configure(EntityTypeBuilder<ScriptSend> builder)
    {
        builder.ToTable("script_send");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.UserId).HasMaxLength(64);
        builder.Property(s => s.ScriptKey).HasMaxLength(64);
        builder.Property(s => s.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(s => new { s.CustomerId, s.At });
    }
}
