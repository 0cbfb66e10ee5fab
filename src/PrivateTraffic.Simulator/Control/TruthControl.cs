using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/truth: the whole truth as rows of JSON, to compare a synchronised database with.</summary>
internal static class TruthControl
{
    private const int CustomersPerPiece = 1000;
    private const int DefaultMomentDays = 30;

    public static void MapTruth(this IEndpointRouteBuilder control, Simulation simulation)
    {
        var truth = control.MapGroup("/truth");
        truth.MapGet("/departments", http => TruthStream.WriteAsync(http, simulation, simulation.Corp.People.Departments, PeopleTruth.WriteDepartment));
        truth.MapGet("/members", http => TruthStream.WriteAsync(http, simulation, Everyone(simulation), PeopleTruth.WriteMember));
        truth.MapGet("/customers", http => TruthStream.WriteAsync(http, simulation, CustomerRanges(simulation), PeopleTruth.WriteCustomers));
        truth.MapGet("/relations", http => TruthStream.WriteAsync(http, simulation, Everyone(simulation), PeopleTruth.WriteRelations));
        truth.MapGet("/tags", http => TruthStream.WriteAsync(http, simulation, simulation.Now(corp => corp.Tags.Groups.ToList()), PeopleTruth.WriteTags));
        truth.MapGet("/groups", http => TruthStream.WriteAsync(http, simulation, simulation.Now(corp => corp.Groups.Numbers.ToList()), ActivityTruth.WriteGroup));
        truth.MapGet("/moments", (HttpContext http, DateOnly? from, DateOnly? to) =>
            TruthStream.WriteAsync(http, simulation, Days(simulation, from, to), ActivityTruth.WriteMoments));
        truth.MapGet("/bills", http => TruthStream.WriteAsync(http, simulation, MonthsOfBills(simulation), ActivityTruth.WriteBills));
    }

    private static List<Member> Everyone(Simulation simulation) =>
        simulation.Now(corp => corp.People.Everyone.Where(m => m.HiredAt <= corp.AsOf).ToList());

    private static List<(int First, int Count)> CustomerRanges(Simulation simulation)
    {
        var (planned, walkIns) = simulation.Now(corp => (corp.World.Customers.CountAt(corp.AsOf), corp.Customers.WalkIns));
        List<(int First, int Count)> ranges = [.. Enumerable.Range(0, (planned / CustomersPerPiece) + 1).Select(i => (i * CustomersPerPiece, Math.Min(CustomersPerPiece, planned - (i * CustomersPerPiece))))];
        ranges.Add((CustomerIds.FirstWalkIn, walkIns));
        return ranges;
    }

    private static List<int> Days(Simulation simulation, DateOnly? from, DateOnly? to)
    {
        var today = simulation.Now(corp => Beijing.DayOf(corp.AsOf));
        var last = to is { } t ? Math.Min(Beijing.DayOf(t), today) : today;
        var first = from is { } f ? Beijing.DayOf(f) : last - DefaultMomentDays;
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1))];
    }

    private static List<(long Begin, long End)> MonthsOfBills(Simulation simulation)
    {
        const long Step = 30 * Beijing.DaySeconds;
        var (begin, end) = simulation.Now(corp => (Beijing.StartOf(corp.World.Spec.FirstDay), corp.AsOf));
        return [.. Enumerable.Range(0, (int)((end - begin) / Step) + 1).Select(i => (begin + (i * Step), Math.Min(end, begin + ((i + 1) * Step) - 1)))];
    }
}
