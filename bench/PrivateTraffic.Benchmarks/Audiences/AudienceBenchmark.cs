using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.Benchmarks.World;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Benchmarks.Audiences;

/// <summary>
/// Counting an audience of six nested conditions with tags, as a builder does at every change. Beside it, a warehouse counts the same of a
/// table that has everybody's labels, and their tags as bits of a number: the form that suits it best.
/// </summary>
internal sealed class AudienceBenchmark : IBenchmark
{
    private const int Pairs = 7;

    /// <summary>A count takes a moment: so many in a row are timed together.</summary>
    private const int Repeats = 20;
    private const int FirstPeople = 20;
    private const int LastDay = PreparedStore.FirstReplayedDay - 1;

    /// <summary>Three conditions on labels, three on tags.</summary>
    private const string Text = """
        any (band in (medium, high), lifecycle is silent) and stage is not potential and tag in (tag01, tag04)
        exclude all (tag is tag02, tag is not tag03)
        """;

    private const string Sql = """
        (band >= 2 OR lifecycle = 3) AND stage <> 0 AND tags & 18 <> 0 AND NOT (tags & 4 <> 0 AND tags & 8 = 0)
        """;

    private static readonly AudienceDay Day = new(
        Workload.FirstDay.AddDays(LastDay), IsToday: true, new NumberedModel(0, new SegmentationModel()));

    public string Name => "audience";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var prepared = await PreparedStore.OpenAsync(context, context.Size, cancellation);
        await using var store = await prepared.CopyAsync(cancellation);
        await store.Placements.RunAsync(store.Corp, everybody: true, Day.Day, progress: null, cancellation);
        BenchmarkContext.Say("giving out tags …");
        var tags = await GivenTags.GiveAsync(store, cancellation);
        using var placements = store.NewIndex();
        using var index = new AudienceIndex(store.Databases, placements, TimeProvider.System);
        await using var duckDb = await DuckDb.OpenAsync(context, prepared, cancellation);
        await duckDb.PeopleAsync(await WritePeopleAsync(store, index, tags, context, cancellation), cancellation);

        var definition = AudienceParser.Parse(Text);
        var counted = await CountAsync();
        var (theirs, _) = await duckDb.AudienceAsync(Sql, 1, cancellation);
        WrongResultException.ThrowUnlessEqual(counted.Members.Count, theirs, "people of the audience");
        var pairs = await Alternation.MeasureAsync(
            Pairs,
            async () => 1_000.0 / Repeats * await Alternation.SecondsAsync(async () =>
            {
                for (var i = 0; i < Repeats; i++)
                {
                    await CountAsync();
                }
            }),
            async () => 1_000 * (await duckDb.AudienceAsync(Sql, Repeats, cancellation)).Seconds,
            cancellation);
        yield return Result.OfPairs(
            "audience of six nested conditions with tags, counted",
            Goal.AtMost(1).Then(Goal.AtMost(0.25)),
            pairs,
            "ms",
            "DuckDB, one table with tags as bits");
        yield return Result.OfNumber(
            $"the same and its first {FirstPeople} people", Goal.AtMost(30), new Spread(await PeopleSecondsAsync()), "ms");
        yield return Result.OfNumber(
            "the same with what each condition does",
            Goal.AtMost(30),
            new Spread(await TimesAsync(() => CountAsync(withEffects: true))),
            "ms");

        Task<AudienceCount> CountAsync(bool withEffects = false) =>
            index.CountAsync(store.Corp.Id, definition, Day, within: null, withEffects, cancellation);

        Task<List<double>> PeopleSecondsAsync() => TimesAsync(async () =>
        {
            var ids = (await CountAsync()).Ids().Take(FirstPeople).ToArray();
            await using var db = store.Open();
            var people = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.CustomerId)).ToListAsync(cancellation);
            WrongResultException.ThrowUnlessEqual(people.Count, ids.Length, "people with a name");
        });
    }

    private static async Task<List<double>> TimesAsync(Func<Task> work)
    {
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            times.Add(1_000 * await Alternation.SecondsAsync(work));
        }

        return times;
    }

    /// <summary>Everybody's labels as the product has them, and their tags as bits.</summary>
    private static async Task<string> WritePeopleAsync(
        Store store, AudienceIndex index, IReadOnlyDictionary<long, int> tags, BenchmarkContext context, CancellationToken cancellation)
    {
        var file = Path.Combine(context.NewFolder("audience"), "people.csv");
        using var placements = store.NewIndex();
        var placed = await placements.ReadAsync(store.Corp.Id, cancellation);
        var (rows, everybody, _) = await index.ReadAsync(store.Corp.Id, cancellation);
        await using var people = new StreamWriter(file);
        foreach (var id in everybody.Rows().Select(rows.IdOf))
        {
            var (cell, stage) = (MatrixCell.All[placed[id].CellIndex], (int)placed[id].Stage);
            await people.WriteAsync(string.Create(
                CultureInfo.InvariantCulture, $"{id},{(int)cell.Band},{(int)cell.Stage},{stage},{tags.GetValueOrDefault(id)}\n"));
        }

        return file;
    }
}
