using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/truth: the whole truth as rows of JSON, to compare a synchronised database with.</summary>
internal static class TruthControl
{
    private const int CustomersPerPiece = 1000;
    private const int DefaultMomentDays = 30;

    public static void MapTruth(this IEndpointRouteBuilder control, Simulation simulation)
    {
        var truth = control.MapGroup("/truth");
        truth.Stream(
            "/departments",
            request => TruthStream.WriteAsync(request.Http, simulation, simulation.Corp.People.Departments, PeopleTruth.WriteDepartment));
        truth.Stream(
            "/members", request => TruthStream.WriteAsync(request.Http, simulation, Everyone(simulation), PeopleTruth.WriteMember));
        truth.Stream(
            "/customers",
            request => TruthStream.WriteAsync(request.Http, simulation, CustomerRanges(simulation), PeopleTruth.WriteCustomers));
        truth.Stream(
            "/relations", request => TruthStream.WriteAsync(request.Http, simulation, Everyone(simulation), PeopleTruth.WriteRelations));
        truth.Stream(
            "/tags", request => TruthStream.WriteAsync(request.Http, simulation, simulation.Now(corp => corp.Tags.Groups.ToList()), PeopleTruth.WriteTags));
        truth.Stream(
            "/groups", request => TruthStream.WriteAsync(request.Http, simulation, simulation.Now(corp => corp.Groups.Numbers.ToList()), ActivityTruth.WriteGroup));
        truth.Stream("/moments", request =>
            TruthStream.WriteAsync(request.Http, simulation, Days(simulation, request.Day("from"), request.Day("to")), ActivityTruth.WriteMoments));
        truth.Stream(
            "/bills", request => TruthStream.WriteAsync(request.Http, simulation, MonthsOfBills(simulation), ActivityTruth.WriteBills));
    }

    private static List<Member> Everyone(Simulation simulation) =>
        simulation.Now(corp => corp.People.Everyone.Where(m => m.HiredAt <= corp.AsOf).ToList());

    private static List<(int First, int Count)> CustomerRanges(Simulation simulation)
    {
        var (planned, walkIns) = simulation.Now(corp => (corp.World.Customers.CountAt(corp.AsOf), corp.Customers.WalkIns));
        List<(int First, int Count)> ranges =
            [.. Enumerable.Range(0, (planned / CustomersPerPiece) + 1).Select(i => (i * CustomersPerPiece, Math.Min(CustomersPerPiece, planned - (i * CustomersPerPiece))))];
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
