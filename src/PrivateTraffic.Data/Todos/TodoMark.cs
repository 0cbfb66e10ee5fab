using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Todos;

/// <summary>What a member did with something to do. The list itself is computed; only this is kept.</summary>
public sealed class TodoMark
{
    public required int CorpId { get; init; }

    public required string UserId { get; init; }

    public required long CustomerId { get; init; }

    public required TodoKind Kind { get; init; }

    /// <summary>The day that makes this one another than the last of its kind: of the last purchase, or on which the stage ends.</summary>
    public required DateOnly Occasion { get; init; }

    /// <summary>The day on which it comes back; null when it is done.</summary>
    public DateOnly? Until { get; set; }

    public required DateTime MarkedAt { get; set; }
}

/// <summary>Why a customer is on the list.</summary>
public enum TodoKind
{
    /// <summary>重要挽留: they were worth much and have stayed away.</summary>
    Recall = 0,

    /// <summary>Their lifecycle stage ends soon.</summary>
    StageEnds = 1,

    /// <summary>They wrote, and no script was sent since.</summary>
    Reply = 2,
}

internal sealed class TodoMarkConfiguration : IEntityTypeConfiguration<TodoMark>
{
    public void Configure(EntityTypeBuilder<TodoMark> builder)
    {
        builder.ToTable("todo_mark");
        builder.HasKey(m => new { m.CorpId, m.UserId, m.CustomerId, m.Kind, m.Occasion });
        builder.Property(m => m.UserId).HasMaxLength(64);
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(16);
    }
}
