namespace PrivateTraffic.Simulator.Seed;

internal enum RelationStatus
{
    /// <summary>Never was, or is yet to come.</summary>
    None,

    /// <summary>The customer can chat already, the member has not confirmed; the API knows nothing of it.</summary>
    Half,

    Mutual,

    /// <summary>The customer deleted the member: the API still shows the relation.</summary>
    CustomerLeft,

    /// <summary>The member deleted the customer, or the customer was handed over: gone for the API.</summary>
    Removed,
}
