namespace PrivateTraffic.Domain.Previews;

/// <summary>
/// How many customers stand in which of some places before and after, and what they paid in all. Not safe to share between threads.
/// </summary>
/// <param name="places">The number of places.</param>
public sealed class FlowTable(int places)
{
    private readonly long[] customers = new long[places * places];
    private readonly long[] amounts = new long[places * places];

    /// <summary>Those who change their place.</summary>
    public Flow Moved => Sum((from, to) => from != to);

    /// <summary>Everybody.</summary>
    public Flow Total => Sum((_, _) => true);

    /// <summary>Every flow with somebody in it, from place to place; those who stay are flows from a place to itself.</summary>
    public IEnumerable<(int From, int To, Flow Flow)> Flows =>
        from i in Enumerable.Range(0, customers.Length)
        where customers[i] > 0
        select (i / places, i % places, new Flow(customers[i], amounts[i]));

    /// <summary>Who stands in a place before.</summary>
    public Flow Before(int place) => Sum((from, _) => from == place);

    /// <summary>Who stands in a place after.</summary>
    public Flow After(int place) => Sum((_, to) => to == place);

    /// <summary>Counts a customer.</summary>
    public void Add(int from, int to, long amount)
    {
        customers[(from * places) + to]++;
        amounts[(from * places) + to] += amount;
    }

    /// <summary>Adds what another table has counted.</summary>
    public void Merge(FlowTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < customers.Length; i++)
        {
            customers[i] += other.customers[i];
            amounts[i] += other.amounts[i];
        }
    }

    private Flow Sum(Func<int, int, bool> isWanted)
    {
        var sum = default(Flow);
        for (var i = 0; i < customers.Length; i++)
        {
            if (isWanted(i / places, i % places))
            {
                sum += new Flow(customers[i], amounts[i]);
            }
        }

        return sum;
    }
}
