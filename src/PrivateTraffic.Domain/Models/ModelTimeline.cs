namespace PrivateTraffic.Domain.Models;

/// <summary>
/// Which version of the model holds on which day. The latest decision wins: a version holds from its day on, until the day of one with a
/// greater number, whatever was planned before. Version 0, the defaults, holds before all others.
/// </summary>
/// <param name="versions">All versions but 0.</param>
public sealed class ModelTimeline(IEnumerable<ModelStart> versions)
{
    private readonly ModelStart[] starts =
        [new(0, DateOnly.MinValue, DateOnly.MinValue), .. versions.OrderBy(v => v.Number)];

    /// <summary>The number of the version that was made last; 0 where there is none.</summary>
    public int Latest => starts[^1].Number;

    /// <summary>The version that holds on a day.</summary>
    public int InEffect(DateOnly day) => InEffect(day, starts.Length);

    /// <summary>
    /// The version that would hold if the latest decision had not been made: what undoing it brings back. 0 where there is none.
    /// </summary>
    public int BeforeLatest() => starts.Length == 1 ? 0 : InEffect(starts[^1].From, starts.Length - 1);

    /// <summary>Whether another version takes over after a day.</summary>
    public bool ChangesAfter(DateOnly day) => starts[^1].From > day;

    /// <summary>The versions that hold only after a day, rising.</summary>
    public IReadOnlyList<int> PlannedAfter(DateOnly day) =>
        [.. starts.Where(v => StateOf(v.Number, day) == ModelState.Planned).Select(v => v.Number)];

    /// <summary>The first day of a version.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public DateOnly StartOf(int number) => Find(number).From;

    /// <summary>Where a version stands.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public ModelState StateOf(int number, DateOnly today)
    {
        var version = Find(number);
        if (InEffect(today) == number)
        {
            return ModelState.Current;
        }

        var isOvertaken = starts.Any(v => v.Number > number && v.From <= version.From && v.MadeOn < version.From);
        return isOvertaken ? ModelState.Withdrawn : version.From > today ? ModelState.Planned : ModelState.Past;
    }

    /// <summary>
    /// The last day on which a version holds; null while no other takes over. A version that held for hours holds on its first day.
    /// </summary>
    public DateOnly? LastDayOf(int number)
    {
        var version = Find(number);
        var next = starts.Where(v => v.Number > number).Select(v => (DateOnly?)v.From).Min();
        return next is not { } day ? null : day > version.From ? day.AddDays(-1) : version.From;
    }

    /// <summary>The versions that hold one after another from one day to another, each with its last day among them.</summary>
    public IReadOnlyList<(int Number, DateOnly LastDay)> Periods(DateOnly first, DateOnly last)
    {
        var periods = new List<(int Number, DateOnly LastDay)>();
        foreach (var day in starts.Select(v => v.From).Where(from => from > first && from <= last).Distinct().Order())
        {
            if (InEffect(day) != InEffect(day.AddDays(-1)))
            {
                periods.Add((InEffect(day.AddDays(-1)), day.AddDays(-1)));
            }
        }

        periods.Add((InEffect(last), last));
        return periods;
    }

    private int InEffect(DateOnly day, int count)
    {
        for (var i = count - 1; i > 0; i--)
        {
            if (starts[i].From <= day)
            {
                return starts[i].Number;
            }
        }

        return 0;
    }

    private ModelStart Find(int number)
    {
        var index = Array.FindIndex(starts, v => v.Number == number);
        return index < 0 ? throw new ArgumentException($"There is no version {number}.", nameof(number)) : starts[index];
    }
}
