namespace PrivateTraffic.Simulator.Seed;

/// <summary>The few numbers a whole world follows from.</summary>
/// <param name="Seed">Any number; another seed is another world of the same size and habits.</param>
/// <param name="Customers">Customers on the anchor day.</param>
/// <param name="AnchorDay">
/// The day (see <see cref="Beijing"/>) on which the world has just that many; the next ones come from the day after.
/// </param>
/// <param name="Staff">Members who serve customers; null for one per 120 customers.</param>
internal sealed record WorldSpec(int Seed, int Customers, int AnchorDay, int? Staff = null)
{
    /// <summary>How many days before the anchor orders, interactions and moments begin.</summary>
    public const int HistoryDays = 400;

    private const int CustomersPerMember = 120;
    private const int FewestMembers = 6;

    public int FirstDay => AnchorDay - HistoryDays;

    /// <summary>From here on the world grows.</summary>
    public long GrowthStart => Beijing.StartOf(AnchorDay + 1);

    public int ServingMembers => Staff ?? Math.Max(FewestMembers, Customers / CustomersPerMember);
}
