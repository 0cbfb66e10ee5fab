namespace PrivateTraffic.Domain.Attributes;

/// <summary>
/// 属性核验: an attribute as it was declared and as behaviour suggests it, side by side; neither overwrites the other.
/// </summary>
/// <param name="Declared">The declared value; null where nothing was declared.</param>
/// <param name="Inferred">The likeliest value by behaviour; null where there is too little evidence.</param>
/// <param name="Confidence">How likely that value is, 0 to 1; 0 without one.</param>
/// <param name="Evidence">The number of signals it rests on.</param>
public sealed record AttributeBelief(string? Declared, string? Inferred, double Confidence, int Evidence)
{
    /// <summary>The confidence from which an inferred value contradicts a declared one.</summary>
    public const double ContradictsFrom = 0.9;

    /// <summary>Whether behaviour speaks so clearly against what was declared that somebody should ask.</summary>
    public bool IsContradicted => Declared is not null && Inferred is not null && Inferred != Declared && Confidence >= ContradictsFrom;
}
