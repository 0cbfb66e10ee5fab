namespace PrivateTraffic.Domain.Labels.Propensity;

/// <summary>How far ahead the propensity looks, and which probabilities are called what, against that of everybody.</summary>
public sealed record PropensityRules
{
    /// <summary>h: the days ahead. 1 to 3,660; default 30.</summary>
    public int HorizonDays { get; init; } = 30;

    /// <summary>Likely from so many times the share of all customers who ordered in the last h days. Above 1; default 2.</summary>
    public double LikelyFrom { get; init; } = 2;

    /// <summary>Unlikely below so many times that share. Above 0, at most 1; default 0.5.</summary>
    public double UnlikelyBelow { get; init; } = 0.5;
}
