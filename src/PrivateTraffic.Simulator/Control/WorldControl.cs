using System.Globalization;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/identity, /_sim/world and /_sim/clock.</summary>
internal static class WorldControl
{
    private static readonly DateTimeOffset LatestTime = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void MapWorld(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get("/identity", _ => Identity(simulation));
        control.Get("/world", _ => simulation.Now(Numbers));
        control.Get("/clock", _ => ReadClock(simulation));
        control.Post<ClockMove>("/clock", (_, move) => MoveClock(simulation, move));
    }

    private static object Identity(Simulation simulation) => new
    {
        corpId = DemoIdentity.CorpId,
        apps = simulation.Corp.Apps.All.Select(
            a => new { agentId = a.AgentId, name = a.Name, secret = a.Secret, rights = a.Rights.ToString() }),
        callbackToken = DemoIdentity.CallbackToken,
        encodingAesKey = DemoIdentity.EncodingAesKey,
    };

    private static object Numbers(Corporation corp)
    {
        var serving = corp.People.Everyone.Where(m => m.ServesCustomers).ToList();
        var relations = serving.Where(corp.People.IsActive).SelectMany(m => corp.Relations.ReadableOf(m.Index));
        return new
        {
            seed = corp.World.Spec.Seed,
            anchor = Beijing.DateOf(corp.World.Spec.AnchorDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            firstDay = Beijing.DateOf(corp.World.Spec.FirstDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            customers = corp.World.Customers.CountAt(corp.AsOf) + corp.Customers.WalkIns,
            members = corp.People.Active.Count(),
            followUsers = serving.Count(corp.People.IsActive),
            departments = corp.People.Departments.Count,
            relations = relations.Count(),
            groups = corp.Groups.Numbers.Count(),
            tags = corp.Tags.LivingTags,
        };
    }

    private static object ReadClock(Simulation simulation) => new
    {
        now = simulation.Clock.Now,
        iso = DateTimeOffset.FromUnixTimeSeconds(simulation.Clock.Now).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        beijing = Beijing.Text(simulation.Clock.Now),
        runs = simulation.Clock.IsRunning,
    };

    private static object MoveClock(Simulation simulation, ClockMove move)
    {
        var by = TimeSpan.FromSeconds(move.AdvanceSeconds ?? 0) + TimeSpan.FromDays(move.AdvanceDays ?? 0);
        if (move.To is { } to)
        {
            by += to - DateTimeOffset.FromUnixTimeSeconds(simulation.Clock.Now);
        }

        if (by < TimeSpan.Zero || DateTimeOffset.FromUnixTimeSeconds(simulation.Clock.Now) + by > LatestTime)
        {
            throw new MistakenRequest("The clock moves forward only, and not beyond 2099: what has happened has happened.");
        }

        simulation.Clock.Advance(by);
        simulation.Now(corp => corp.AsOf);
        return ReadClock(simulation);
    }

    /// <summary>How far to move: one of the three, or their sum.</summary>
    internal sealed record ClockMove(double? AdvanceSeconds, double? AdvanceDays, DateTimeOffset? To);
}
