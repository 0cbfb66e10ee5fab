using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrivateTraffic.Data.Runs;

/// <summary>One pass over WeCom: a plan of steps that survives the process.</summary>
public sealed class SyncRun
{
    public long Id { get; init; }

    public required int CorpId { get; init; }

    public required RunKind Kind { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>What stopped the run, in words for an administrator; null while nothing did.</summary>
    public string? Problem { get; set; }
}

/// <summary>What a run covers.</summary>
public enum RunKind
{
    /// <summary>Everything, from the beginning.</summary>
    Full = 0,

    /// <summary>What has changed since the last run.</summary>
    Incremental = 1,
}

/// <summary>
/// One step of a run. Its cursor is saved in the transaction that saves the rows, so that a stop at any moment repeats at most one page.
/// </summary>
public sealed class SyncStep
{
    public required long RunId { get; init; }

    /// <summary>The order in which steps are taken.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// What is pulled: <c>members</c>, <c>tags</c>, <c>contacts</c>, <c>groups</c>, <c>moments</c>, <c>bills</c>, <c>statistics</c>.
    /// </summary>
    public required string Area { get; init; }

    /// <summary>The part of the area, such as a range of members; empty when the step is the whole area.</summary>
    public required string Part { get; init; }

    public required StepState State { get; set; }

    /// <summary>Where to go on; empty at the beginning.</summary>
    public string Cursor { get; set; } = "";

    /// <summary>Things read so far.</summary>
    public long Done { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }
}

/// <summary>Where a step stands.</summary>
public enum StepState
{
    Waiting = 0,
    Running = 1,
    Done = 2,
}

internal sealed class SyncRunConfiguration : IEntityTypeConfiguration<SyncRun>, IEntityTypeConfiguration<SyncStep>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("sync_run");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(r => r.Problem).HasMaxLength(1024);
        builder.HasIndex(r => new { r.CorpId, r.StartedAt });
    }

    public void Configure(EntityTypeBuilder<SyncStep> builder)
    {
        builder.ToTable("sync_step");
        builder.HasKey(s => new { s.RunId, s.Number });
        builder.Property(s => s.Area).HasMaxLength(32);
        builder.Property(s => s.Part).HasMaxLength(128);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.Cursor).HasMaxLength(1024);
    }
}
