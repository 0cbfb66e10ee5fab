using System.Security.Cryptography;
using System.Text;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Customer groups: the world's plan and, over it, what was changed at run time.</summary>
internal sealed class GroupBook(World world, People people, SimClock clock, Func<long> asOf)
{
    /// <summary>How long after an event the member list is still the old one.</summary>
    public static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(2);

    private const long FirstMade = 1L << 40;

    private readonly IdCodec ids = new(world.Noise, "wr", 32);
    private readonly Dictionary<long, GroupChange> changes = [];
    private long made;

    /// <summary>Numbers of all groups there are, oldest plan first.</summary>
    public IEnumerable<long> Numbers =>
        Enumerable.Range(0, world.Groups.Count).Select(n => (long)n)
            .Where(n => world.Groups[(int)n].CreatedAt <= asOf())
            .Concat(Enumerable.Range(0, (int)made).Select(n => FirstMade + n));

    public Group? Find(string chatId) => ids.TryDecode(chatId.Trim(), out var number) ? Find(number) : null;

    public Group? Find(long number)
    {
        var change = changes.GetValueOrDefault(number);
        var seed = change?.Made ?? (number < world.Groups.Count ? world.Groups[(int)number] : null);
        if (seed is not { } plan || plan.CreatedAt > asOf())
        {
            return null;
        }

        var owner = change?.Owner ?? plan.Owner;
        var left = !people.IsActive(people[owner]);
        var inheritance = left ? GroupInheritance.OwnerLeft : change?.Inheritance ?? GroupInheritance.Normal;
        return new Group(
            number, ids.Encode(number), owner, plan.CreatedAt, change?.Name ?? plan.Name, change?.Notice ?? plan.Notice, inheritance, change?.IsDismissed ?? false);
    }

    /// <summary>Groups a member owns now.</summary>
    public IEnumerable<Group> OwnedBy(int member)
    {
        var (first, end) = world.Groups.OfOwner(member);
        return Enumerable.Range(first, end - first).Select(n => (long)n)
            .Concat(changes.Where(c => c.Value.Owner == member || c.Value.Made is not null).Select(c => c.Key))
            .Distinct()
            .Select(Find)
            .OfType<Group>()
            .Where(g => g.Owner == member && !g.IsDismissed);
    }

    /// <summary>Everybody's stay until now, those who have left again included.</summary>
    public IReadOnlyList<GroupStay> StaysIn(Group group)
    {
        var departures = changes.GetValueOrDefault(group.Number)?.Departures ?? [];
        var arrivals = changes.GetValueOrDefault(group.Number)?.Arrivals.Select(a => a.Stay) ?? [];
        return
        [
            .. PlannedStays(group.Number).Where(s => s.JoinedAt <= asOf()).Concat(arrivals)
                .Select(s => departures.Find(d => d.IsStaff == s.IsStaff && d.Person == s.Person && d.At >= s.JoinedAt) is { } end && end.At < s.LeftAt
                    ? s with { LeftAt = end.At }
                    : s),
        ];
    }

    /// <summary>Who is in the group right now.</summary>
    public IReadOnlyList<GroupStay> PeopleIn(Group group) => PeopleIn(group, asOf(), TimeSpan.MaxValue);

    /// <summary>Who is in the group according to the API, which lags behind a little.</summary>
    public (IReadOnlyList<GroupStay> People, string Version) ReadablePeopleIn(Group group)
    {
        var until = Math.Max(group.CreatedAt + 60, asOf() - (long)SettlingTime.TotalSeconds);
        return (PeopleIn(group, until, clock.Elapsed), VersionOf(group, until, clock.Elapsed));
    }

    /// <summary>The version of the member list at a moment of the world's plan.</summary>
    public string VersionAt(Group group, long at) => VersionOf(group, at, TimeSpan.MaxValue);

    public Group Make(int owner, string name)
    {
        var number = FirstMade + made++;
        changes[number] = new GroupChange { Made = new GroupSeed((int)made, owner, asOf(), name, "", 0), Owner = owner };
        Arrive(number, new GroupStay(true, owner, asOf(), RelationTimeline.Never, JoinScene.Invited, -1, ""));
        return Find(number)!;
    }

    public void Arrive(long number, GroupStay stay) =>
        ChangeOf(number).Arrivals.Add(new GroupChange.Arrival(stay, clock.Elapsed + SettlingTime));

    public void Depart(long number, bool isStaff, int person) =>
        ChangeOf(number).Departures.Add(new GroupChange.Departure(isStaff, person, asOf(), clock.Elapsed + SettlingTime));

    /// <summary>The record of what was changed, to write to.</summary>
    public GroupChange ChangeOf(long number)
    {
        if (!changes.TryGetValue(number, out var change))
        {
            changes[number] = change = new GroupChange();
        }

        return change;
    }

    private IEnumerable<GroupStay> PlannedStays(long number) =>
        number < world.Groups.Count ? world.Groups.StaysIn(world.Groups[(int)number]) : [];

    private List<GroupStay> PeopleIn(Group group, long at, TimeSpan readableAt)
    {
        var change = changes.GetValueOrDefault(group.Number);
        var arrivals = change?.Arrivals.Where(a => a.ReadableFrom <= readableAt).Select(a => a.Stay) ?? [];
        var departures = change?.Departures.Where(d => d.ReadableFrom <= readableAt).ToList() ?? [];
        return
        [
            .. PlannedStays(group.Number).Where(s => s.IsThereAt(at)).Concat(arrivals)
                .Where(s => !departures.Exists(d => d.IsStaff == s.IsStaff && d.Person == s.Person && d.At >= s.JoinedAt))
                .DistinctBy(s => (s.IsStaff, s.Person)),
        ];
    }

    private string VersionOf(Group group, long at, TimeSpan readableAt)
    {
        var change = changes.GetValueOrDefault(group.Number);
        var planned = PlannedStays(group.Number).Sum(s => (s.JoinedAt <= at ? 1 : 0) + (s.LeftAt <= at ? 1 : 0));
        var acted = change is null
            ? 0
            : change.Arrivals.Count(a => a.ReadableFrom <= readableAt) + change.Departures.Count(d => d.ReadableFrom <= readableAt);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{group.ChatId}|{planned}|{acted}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
