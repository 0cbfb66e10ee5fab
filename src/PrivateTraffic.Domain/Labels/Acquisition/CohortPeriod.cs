namespace PrivateTraffic.Domain.Labels.Acquisition;

/// <summary>Which days of adding make one cohort.</summary>
public enum CohortPeriod
{
    /// <summary>Weeks from Monday to Sunday.</summary>
    Week = 0,

    /// <summary>Calendar months.</summary>
    Month = 1,
}
