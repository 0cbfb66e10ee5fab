using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.Api.Access;

/// <summary>Who may do what, beside what the directory says: leaders of the root department are managers, leaders of others see their department.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Userids that see all customers.</summary>
    public string[] Managers { get; set; } = [];

    /// <summary>Userids that run the installation.</summary>
    public string[] Administrators { get; set; } = [];

    /// <summary>How long a session lasts without being used. Default 12 hours, at least 5 minutes, at most 30 days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);
}
