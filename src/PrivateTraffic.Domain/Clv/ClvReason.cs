namespace PrivateTraffic.Domain.Clv;

/// <summary>Why the status of values is not better. The keys travel to screens, interfaces and exports: never rename one.</summary>
public enum ClvReason
{
    /// <summary>Fewer than 500 buyers.</summary>
    TooFewCustomers,

    /// <summary>Fewer than 100 buyers with a repeat purchase.</summary>
    TooFewRepeatCustomers,

    /// <summary>Nobody has been a customer for as long as two median gaps.</summary>
    HistoryTooShort,

    /// <summary>A parameter of BG/NBD is at its bound, for example because no drop-out can be seen.</summary>
    PurchasesNotIdentified,

    /// <summary>A parameter of Gamma-Gamma is at its bound, or the population would have no mean spend.</summary>
    SpendNotIdentified,

    /// <summary>Spend and frequency are correlated by 0.3 or more, which Gamma-Gamma assumes they are not.</summary>
    SpendDependsOnFrequency,

    /// <summary>The first two thirds of the history are too little to fit, so that the rest could not be predicted.</summary>
    BacktestImpossible,

    /// <summary>The predicted number of purchases in the last third is more than 30% off.</summary>
    BacktestTotalOff,

    /// <summary>Ranking by prediction foretold buyers worse than ranking by recency alone.</summary>
    BacktestRankingWorse,
}
