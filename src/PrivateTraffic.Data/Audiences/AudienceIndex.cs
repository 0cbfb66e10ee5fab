using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Data.Audiences;

/// <summary>
/// Answers audiences from columns in memory, and what they do not hold by one pass over the histories. Labels of today follow the stored
/// placements at every count. Tags, group chats, members and channels are read again once they are a minute old: a count meanwhile
/// answers from the ones before, unless they are older than ten minutes. Answers of a pass over the histories hold for a minute, and until
/// a placement changes. Safe to share between threads.
/// </summary>
public sealed class AudienceIndex(
    IDbContextFactory<PrivateTrafficDb> databases, PlacementIndex placements, TimeProvider clock) : IDisposable
{
    private const int MostSets = 300;
    private const int MostDays = 8;
    private static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OldestContacts = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<int, Corp> corps = new();

    /// <summary>Counts an audience.</summary>
    /// <param name="corpId">Whose customers.</param>
    /// <param name="definition">Who belongs.</param>
    /// <param name="day">As of the end of which day.</param>
    /// <param name="within">The customers among whom to look; null for all.</param>
    /// <param name="withEffects">Whether the effect of each condition is wanted.</param>
    /// <param name="cancellation">Stops a pass over the histories.</param>
    public Task<AudienceCount> CountAsync(
        int corpId, AudienceDefinition definition, AudienceDay day, IReadOnlySet<long>? within, bool withEffects,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return InTurnAsync(corpId, async corp =>
        {
            var labels = await AnswerAsync(corp, corpId, definition, day, cancellation);
            var everybody = within is null ? labels.Everybody : corp.Rows.SetOf(within).Keep(labels.Everybody);
            var sets = new AudienceSets(everybody, c => corp.SetOf(c, labels, day));
            var members = sets.Of(definition).Keep(everybody);
            ConditionEffect[] effects = withEffects
                ? [.. definition.Conditions.Select((c, i) => new ConditionEffect(
                    c, corp.SetOf(c, labels, day).Copy().Keep(everybody).Count, sets.Of(definition, i).Keep(everybody).Count))]
                : [];
            return new AudienceCount(corp.Rows, everybody, members, effects, corp.Unknown(definition), corp.Contacts!.ReadAt);
        }, cancellation);
    }

    /// <summary>The numbering of today, and all customers in it.</summary>
    public Task<(CustomerRows Rows, CustomerSet Everybody, ContactColumns Contacts)> ReadAsync(int corpId, CancellationToken cancellation) =>
        InTurnAsync(corpId, corp => Task.FromResult((corp.Rows, corp.Today!.Everybody, corp.Contacts!)), cancellation);

    /// <summary>The value segment of a customer on a day; null without one.</summary>
    public Task<RfmSegment?> SegmentOfAsync(int corpId, long customerId, AudienceDay day, CancellationToken cancellation) =>
        InTurnAsync(corpId, async corp =>
        {
            var asks = new AudienceDefinition(
                new AudienceGroup(GroupKind.All, [new SetCondition(SetField.Rfm, SetOperator.AnyOf, [RfmSegment.KeyValue.Key])]), null);
            var labels = await AnswerAsync(corp, corpId, asks, day, cancellation);
            return labels.SegmentOf(corp.Rows.RowOf(customerId));
        }, cancellation);

    public void Dispose()
    {
        foreach (var corp in corps.Values)
        {
            corp.Turn.Dispose();
        }
    }

    /// <summary>Answers from what is known of a corp once that is fresh; one at a time.</summary>
    private async Task<T> InTurnAsync<T>(int corpId, Func<Corp, Task<T>> answer, CancellationToken cancellation)
    {
        var corp = corps.GetOrAdd(corpId, _ => new Corp());
        await corp.Turn.WaitAsync(cancellation);
        try
        {
            await RefreshAsync(corp, corpId, cancellation);
            return await answer(corp);
        }
        finally
        {
            corp.Turn.Release();
        }
    }

    private async Task RefreshAsync(Corp corp, int corpId, CancellationToken cancellation)
    {
        var current = await placements.ReadAsync(corpId, cancellation);
        var now = clock.GetUtcNow();
        if (!ReferenceEquals(current, corp.Placements))
        {
            var rows = new CustomerRows([.. current.Pages.Select(p => p.Number)]);
            corp.Rows = rows.IsSameAs(corp.Rows) ? corp.Rows : rows;
            (corp.Placements, corp.Today) = (current, DayLabels.Of(corp.Rows, current));
            corp.Forget();
        }

        corp.ForgetOlderThan(now - HoldsFor);
        var age = corp.Contacts is { } known && known.IsOf(corp.Rows) ? now - known.ReadAt : TimeSpan.MaxValue;
        if (age > OldestContacts)
        {
            corp.Contacts = await ReadContactsAsync(corpId, corp.Rows, cancellation);
        }
        else if (age > HoldsFor && corp.Reading is not { IsCompleted: false })
        {
            corp.Reading = RereadAsync(corp, corpId, corp.Rows);
        }
    }

    private async Task RereadAsync(Corp corp, int corpId, CustomerRows rows)
    {
        // The columns stay what they were when this fails; the next count tries again, and from ten minutes on it says so.
        var contacts = await ReadContactsAsync(corpId, rows, CancellationToken.None);
        if (ReferenceEquals(rows, corp.Rows))
        {
            corp.Contacts = contacts;
        }
    }

    private async Task<ContactColumns> ReadContactsAsync(int corpId, CustomerRows rows, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await ContactColumns.ReadAsync(db, corpId, rows, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Sees to it that every condition has its set, by one pass over the histories where one is missing.</summary>
    private async Task<DayLabels> AnswerAsync(
        Corp corp, int corpId, AudienceDefinition definition, AudienceDay day, CancellationToken cancellation)
    {
        var labels = day.IsToday ? corp.Today : corp.Days.GetValueOrDefault((day.Day, day.Model.Number)).Labels;
        var wantsSegments = definition.Conditions.Any(c => c is SetCondition { Field: SetField.Rfm }) && labels?.SegmentsOn != day.Day;
        var scan = new AudienceScan(corp.Rows, day.Day, day.Model.Model)
        {
            Labels = labels is null ? new DayLabels(corp.Rows) : null,
            Among = labels?.Everybody,
            WantsSegments = wantsSegments,
        };
        foreach (var condition in definition.Conditions.Where(BehaviourReader.IsAbout).Where(c => !corp.Sets.ContainsKey((day.Day, c))))
        {
            scan.Ask(condition);
        }

        if (labels is not null && !wantsSegments && scan.Conditions.Count == 0)
        {
            return labels;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await scan.RunAsync(new PlacementStore(db), corpId, cancellation);
        labels ??= scan.Labels!;
        if (wantsSegments)
        {
            labels.SetSegments(corp.Rows, scan.Buyers, day.Model.Model.Rfm, day.Day);
        }

        corp.Keep(day, labels, scan.Conditions, clock.GetUtcNow());
        return labels;
    }

    /// <summary>What is known of a corp; one count at a time.</summary>
    private sealed class Corp
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public CorpPlacements? Placements { get; set; }

        public CustomerRows Rows { get; set; } = new([]);

        public DayLabels? Today { get; set; }

        public ContactColumns? Contacts { get; set; }

        public Task? Reading { get; set; }

        public Dictionary<(DateOnly Day, int Model), (DayLabels Labels, DateTimeOffset At)> Days { get; } = [];

        public Dictionary<(DateOnly Day, AudienceCondition Condition), (CustomerSet Set, DateTimeOffset At)> Sets { get; } = [];

        public void Keep(AudienceDay day, DayLabels labels, Dictionary<AudienceCondition, CustomerSet> sets, DateTimeOffset now)
        {
            if (Sets.Count + sets.Count > MostSets || Days.Count >= MostDays)
            {
                Forget();
            }

            if (!day.IsToday)
            {
                Days[(day.Day, day.Model.Number)] = (labels, now);
            }

            foreach (var (condition, set) in sets)
            {
                Sets[(day.Day, condition)] = (set, now);
            }
        }

        public void Forget()
        {
            Days.Clear();
            Sets.Clear();
        }

        public void ForgetOlderThan(DateTimeOffset time)
        {
            if (Days.Values.Any(d => d.At < time) || Sets.Values.Any(s => s.At < time))
            {
                Forget();
            }
        }

        public IReadOnlyList<(SetField Field, string Name)> Unknown(AudienceDefinition definition) =>
        [
            .. definition.Conditions.OfType<SetCondition>().Where(c => AudienceWords.ValuesOf(c.Field) is null)
                .SelectMany(c => c.Values.Select(v => (c.Field, Name: v))).Distinct().Where(v => !Contacts!.Knows(v.Field, v.Name)),
        ];

        public CustomerSet SetOf(AudienceCondition condition, DayLabels labels, AudienceDay day) => condition switch
        {
            SetCondition set => SetOf(set, labels),
            BucketCondition bucket => SetOf(bucket, labels, day),
            _ => Sets[(day.Day, condition)].Set,
        };

        private CustomerSet SetOf(SetCondition condition, DayLabels labels)
        {
            var joined = condition.Operator == SetOperator.AllOf ? labels.Everybody.Copy() : Rows.Empty();
            foreach (var value in condition.Values)
            {
                var has = AudienceWords.ValuesOf(condition.Field) is null || condition.Field == SetField.Relation
                    ? Contacts!.With(condition.Field, value)
                    : Rows.Empty();
                labels.AddTo(has, condition.Field, value);
                joined = condition.Operator == SetOperator.AllOf ? joined.Keep(has) : joined.Add(has);
            }

            return condition.Operator == SetOperator.NoneOf ? labels.Everybody.Copy().Remove(joined) : joined;
        }

        private CustomerSet SetOf(BucketCondition condition, DayLabels labels, AudienceDay day)
        {
            if (Sets.TryGetValue((day.Day, condition), out var known))
            {
                return known.Set;
            }

            var set = Rows.Empty();
            foreach (var row in labels.Everybody.Rows())
            {
                if (condition.BucketOf(Rows.IdOf(row)) is var bucket && bucket >= condition.From && bucket <= condition.To)
                {
                    set.Add(row);
                }
            }

            Sets[(day.Day, condition)] = (set, DateTimeOffset.MaxValue);
            return set;
        }
    }
}

/// <summary>A day to count as of.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsToday">Whether labels are those that are stored.</param>
/// <param name="Model">The model by which labels are found otherwise, and value segments always.</param>
public readonly record struct AudienceDay(DateOnly Day, bool IsToday, NumberedModel Model);
