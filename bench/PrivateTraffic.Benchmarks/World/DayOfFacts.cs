namespace PrivateTraffic.Benchmarks.World;

/// <summary>What happened on one day, by customer and number of the fact among the customer's.</summary>
internal sealed class DayOfFacts
{
    private DayOfFacts(int day) => Day = day;

    /// <summary>Counted from 0.</summary>
    public int Day { get; }

    public DateOnly Date => Workload.FirstDay.AddDays(Day);

    /// <summary>In the order of time.</summary>
    public List<(WorkloadCustomer Customer, int Number)> Interactions { get; } = [];

    /// <summary>In the order of time.</summary>
    public List<(WorkloadCustomer Customer, int Number)> Orders { get; } = [];

    /// <summary>The days from one on.</summary>
    public static IReadOnlyList<DayOfFacts> From(Workload workload, int firstDay)
    {
        var days = Enumerable.Range(firstDay, Workload.Days - firstDay).Select(d => new DayOfFacts(d)).ToArray();
        for (var i = 0; i < workload.Customers; i++)
        {
            var customer = workload.Customer(i);
            for (var n = 0; n < customer.Interactions.Count; n++)
            {
                if (Workload.DayOf(customer.Interactions[n].Second) - firstDay is var day and >= 0)
                {
                    days[day].Interactions.Add((customer, n));
                }
            }

            for (var n = 0; n < customer.Orders.Count; n++)
            {
                if (Workload.DayOf(customer.Orders[n].Second) - firstDay is var day and >= 0)
                {
                    days[day].Orders.Add((customer, n));
                }
            }
        }

        foreach (var day in days)
        {
            day.Interactions.Sort((a, b) => a.Customer.Interactions[a.Number].Second.CompareTo(b.Customer.Interactions[b.Number].Second));
            day.Orders.Sort((a, b) => a.Customer.Orders[a.Number].Second.CompareTo(b.Customer.Orders[b.Number].Second));
        }

        return days;
    }
}
