namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// How far an estimate can be trusted (segmentation specification, section 0). The numbers rise as trust falls, so that the worse of two is
/// the greater.
/// </summary>
public enum EstimateStatus
{
    /// <summary>Derived from enough data.</summary>
    Accepted = 0,

    /// <summary>Derived and usable, to be read with care: the reasons say why.</summary>
    Provisional = 1,

    /// <summary>Too little data: the configured default is used.</summary>
    Default = 2,
}
