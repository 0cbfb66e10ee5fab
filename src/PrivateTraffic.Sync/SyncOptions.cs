using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.Sync;

/// <summary>How WeCom is pulled.</summary>
public sealed class SyncOptions
{
    public const string Section = "Sync";

    /// <summary>Whether this process pulls and places on its own. Off on nodes that serve people only. Default on.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Pause between two incremental pulls. Default 10 minutes, 1 minute to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// After how long a scheduled pull reads everything again, which finds what no callback told and no
    /// list of ids shows: remarks, tags, names. Default 1 day, 1 hour to 30 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan FullInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Parts of one area that are pulled at once. Default 4, 1 to 16.</summary>
    [Range(1, 16)]
    public int Concurrency { get; set; } = 4;

    /// <summary>How far back moments and statistics are read by the first pull. Default 30 days, 1 to 180: WeCom keeps no more.</summary>
    [Range(1, 180)]
    public int HistoryDays { get; set; } = 30;

    /// <summary>How far back bills are read by a full pull. Default 400 days, 31 to 3,650.</summary>
    [Range(31, 3650)]
    public int BillDays { get; set; } = 400;

    /// <summary>How far back bills are read again by each pull, because a refund changes an old bill. Default 35 days, 1 to 400.</summary>
    [Range(1, 400)]
    public int BillRepeatDays { get; set; } = 35;
}
