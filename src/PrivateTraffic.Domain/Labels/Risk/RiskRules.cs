namespace PrivateTraffic.Domain.Labels.Risk;

/// <summary>How far ahead the risk score looks, and which scores are called what.</summary>
public sealed record RiskRules
{
    /// <summary>h: the days ahead. 1 to 3,660; default 90.</summary>
    public int HorizonDays { get; init; } = 90;

    /// <summary>The score from which the risk is medium. 1 to 99; default 50.</summary>
    public int MediumFrom { get; init; } = 50;

    /// <summary>The score from which the risk is high. Above <see cref="MediumFrom"/>, at most 100; default 80.</summary>
    public int HighFrom { get; init; } = 80;
}
