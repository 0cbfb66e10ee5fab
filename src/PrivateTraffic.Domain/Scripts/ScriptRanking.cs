using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// Which scripts are worth sending to a customer now, best first. The order, each rule deciding only where those before it leave a tie:
/// <list type="number">
/// <item>scripts not sent lately before those that were;</item>
/// <item>the better match: obstacle, then named moment, then cell or due moment, then band or purchase stage, then value segment, then
/// lifecycle stage;</item>
/// <item>the member's favourites;</item>
/// <item>the higher priority times weight;</item>
/// <item>the key, so that the order is always the same.</item>
/// </list>
/// Left out are disabled scripts, scripts for other situations, those whose conditions do not hold, those the member has marked as not
/// suitable lately, and those whose text cannot be filled for this customer. Pure: may be used from several threads.
/// </summary>
/// <param name="library">The scripts.</param>
/// <param name="rules">The parameters; null for the defaults.</param>
public sealed class ScriptRanking(ScriptLibrary library, ScriptRankingRules? rules = null)
{
    /// <summary>Days without an order from which the absence says more than the purchases before it. For the wording only.</summary>
    private const int LongAgo = 30;

    private readonly CellScript[][] scripts =
        ByCell([.. library.Scripts.Where(s => s.Enabled).OrderBy(s => s.Key, StringComparer.Ordinal)]);

    private readonly ScriptRankingRules rules = rules ?? new ScriptRankingRules();

    /// <summary>The best scripts, filled in and with their reasons.</summary>
    /// <param name="facts">What is known of the customer.</param>
    /// <param name="count">How many at most; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or a weight is negative or not
    /// finite.</exception>
    public IReadOnlyList<RankedScript> Best(CardFacts facts, int count)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var candidates = Candidates(facts);
        var ranked = new List<RankedScript>(Math.Min(count, candidates.Count));
        foreach (var candidate in candidates)
        {
            if (ranked.Count == count)
            {
                break;
            }

            if (candidate.Script.TextIn(facts.Language).Render(facts.Values).Text is { } text)
            {
                var (script, match) = (candidate.Script, candidate.Match);
                ranked.Add(new RankedScript(script, match, ReasonFor(script, match, facts), text, candidate.SentLately));
            }
        }

        return ranked;
    }

    /// <summary>
    /// What <see cref="Best"/> leaves out though its text can be filled: for members who look through the library themselves. In the order
    /// of the library.
    /// </summary>
    /// <param name="facts">What is known of the customer.</param>
    public IReadOnlyList<OtherScript> Others(CardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var suggested = Candidates(facts).Select(c => c.Script.Key).ToHashSet(StringComparer.Ordinal);
        var resting = Resting(facts);
        return
        [
            .. from script in library.Scripts
               where script.Enabled && !suggested.Contains(script.Key)
               let text = script.TextIn(facts.Language).Render(facts.Values).Text
               where text is not null
               select new OtherScript(script, text, resting?.Contains(script.Key) == true),
        ];
    }

    private HashSet<string>? Resting(CardFacts facts) => KeysSince(
        facts, facts.Sends.Where(s => s.Result == ScriptSendResult.Ok).Select(s => (s.ScriptKey, s.Day)), rules.RestDays);

    private List<Candidate> Candidates(CardFacts facts)
    {
        var resting = Resting(facts);
        var unsuitable = KeysSince(facts, facts.NotSuitable.Select(m => (m.ScriptKey, m.Day)), rules.NotSuitableDays);
        var favourites = facts.Favourites.Count == 0 ? null : facts.Favourites.ToHashSet(StringComparer.Ordinal);
        var candidates = new List<Candidate>();
        foreach (var (script, cell) in scripts[facts.Cell.Index])
        {
            if (MatchOf(script, cell, facts) is var match and not ScriptMatch.None && unsuitable?.Contains(script.Key) != true)
            {
                candidates.Add(new Candidate(
                    script,
                    match,
                    resting?.Contains(script.Key) == true,
                    favourites?.Contains(script.Key) == true,
                    script.Priority * WeightOf(script, facts)));
            }
        }

        candidates.Sort(Candidate.Compare);
        return candidates;
    }

    private static HashSet<string>? KeysSince(CardFacts facts, IEnumerable<(string Key, DateOnly Day)> marks, int days)
    {
        HashSet<string>? keys = null;
        foreach (var (key, day) in marks)
        {
            if (facts.AsOf.DayNumber - day.DayNumber < days)
            {
                (keys ??= new HashSet<string>(StringComparer.Ordinal)).Add(key);
            }
        }

        return keys;
    }

    private static double WeightOf(Script script, CardFacts facts)
    {
        var weight = facts.Weights.GetValueOrDefault(script.Key, 1);
        return double.IsFinite(weight) && weight >= 0
            ? weight
            : throw new ArgumentOutOfRangeException(nameof(facts), weight, $"The weight of '{script.Key}' must be finite and at least 0.");
    }

    /// <summary>The scripts that customers in a cell can get, by the index of the cell.</summary>
    private static CellScript[][] ByCell(Script[] scripts) =>
    [
        .. MatrixCell.All.Select(cell => (CellScript[])
        [
            .. from script in scripts
               let match = MatchOf(script.For.Cells, cell)
               where match != ScriptMatch.None || script.For.Cells.Count == 0
               select new CellScript(script, match),
        ]),
    ];

    /// <summary>How a script that the customer's cell does not rule out fits.</summary>
    private static ScriptMatch MatchOf(Script script, ScriptMatch cell, CardFacts facts)
    {
        var (stages, segments) = (script.For.Stages, script.For.Segments);
        var named = facts.Moments.Count > 0 && script.For.Moments.Any(facts.Moments.Contains);
        var dated = script.For.Moments.Count > 0 && !script.When.IsEmpty;
        var applies = (stages.Count == 0 || stages.Contains(facts.Stage))
            && (segments.Count == 0 || (facts.Segment is { } segment && segments.Contains(segment)))
            && (script.For.Obstacles.Count == 0 || (facts.Obstacle is { } obstacle && script.For.Obstacles.Contains(obstacle)))
            && (named || (!script.For.MustBeNamed && script.When.HoldFor(facts)));
        return !applies ? ScriptMatch.None
            : script.For.Obstacles.Count > 0 ? ScriptMatch.Obstacle
            : named ? ScriptMatch.NamedMoment
            : dated ? ScriptMatch.DueMoment
            : cell != ScriptMatch.None ? cell
            : segments.Count > 0 ? ScriptMatch.Segment
            : stages.Count > 0 ? ScriptMatch.Lifecycle
            : ScriptMatch.None;
    }

    private static ScriptMatch MatchOf(IReadOnlyList<CellPattern> patterns, MatrixCell cell)
    {
        var best = ScriptMatch.None;
        foreach (var pattern in patterns)
        {
            if (pattern.Contains(cell))
            {
                best = pattern.IsExact ? ScriptMatch.Cell : best == ScriptMatch.None ? ScriptMatch.BandOrStage : best;
            }
        }

        return best;
    }

    private static ScriptReason ReasonFor(Script script, ScriptMatch match, CardFacts facts) => new(match switch
    {
        ScriptMatch.Obstacle => [new(ReasonCode.Obstacle, Subject: facts.Obstacle!.Name), Buying(facts)],
        ScriptMatch.NamedMoment or ScriptMatch.DueMoment => [.. OfMoment(script, facts)],
        ScriptMatch.Segment => [new(ReasonCode.Segment, Subject: new(facts.Segment!, facts.Segment!)), Buying(facts)],
        ScriptMatch.Lifecycle => [new(ReasonCode.Stage, Subject: NameOf(facts.Stage)), Interacting(facts)],
        _ => [Interacting(facts), Buying(facts)],
    });

    /// <summary>The moment's name, and the facts its conditions asked for.</summary>
    private static IEnumerable<ReasonPart> OfMoment(Script script, CardFacts facts)
    {
        var moment = script.For.Moments.FirstOrDefault(facts.Moments.Contains) ?? script.For.Moments.First(m => !m.OnlyIfNamed);
        yield return new(ReasonCode.Moment, Subject: moment.Name);
        if (script.When.Reactivated == true && facts.Reactivated)
        {
            yield return new(ReasonCode.CameBack);
        }

        if (script.When.DaysSinceAdded is not null && facts.DaysSinceAdded is { } added)
        {
            yield return new(ReasonCode.Added, Days: added);
        }

        if (script.When.DaysSinceInteraction is not null)
        {
            yield return Interacting(facts);
        }

        if (script.When.DaysSinceOrder is not null || script.When.PurchaseDays is not null)
        {
            yield return Buying(facts);
        }

        if (script.When.InGroupChat is not null && facts.InGroupChat is { } inGroup)
        {
            yield return new(inGroup ? ReasonCode.InGroup : ReasonCode.NotInGroup);
        }
    }

    private static ReasonPart Interacting(CardFacts facts) => facts switch
    {
        { InteractionsThisWeek: > 0 and var count } => new(ReasonCode.InteractionsThisWeek, Count: count),
        { InteractionDays: > 0 } => new(ReasonCode.ActiveDays, Count: facts.InteractionDays, Days: facts.WindowDays),
        { DaysSinceInteraction: { } days } => new(ReasonCode.NoInteractionFor, Days: days),
        _ => new(ReasonCode.NoInteractionOnRecord),
    };

    private static ReasonPart Buying(CardFacts facts) => facts switch
    {
        { Cell.Stage: PurchaseStage.Potential } => new(ReasonCode.NoOrderYet),
        { DaysSinceOrder: null } => new(ReasonCode.PurchaseStage, Subject: NameOf(facts.Cell.Stage)),
        { DaysSinceOrder: { } days, Cell.Stage: PurchaseStage.Lapsed } => new(ReasonCode.NoOrderFor, Days: days),
        { DaysSinceOrder: >= LongAgo and var days } => new(ReasonCode.NoOrderFor, Days: days),
        { DaysSinceOrder: { } days, PurchaseDays: > 1 } => new(ReasonCode.Purchases, Count: facts.PurchaseDays, Days: days),
        { DaysSinceOrder: { } days } => new(ReasonCode.FirstOrder, Days: days),
    };

    private static LocalizedText NameOf(PurchaseStage stage) => stage switch
    {
        PurchaseStage.Potential => new("潜在", "potential"),
        PurchaseStage.First => new("首购", "first purchase"),
        PurchaseStage.Repurchase => new("复购", "repurchase"),
        PurchaseStage.Lapsed => new("流失", "lapsed"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static LocalizedText NameOf(LifecycleStage stage) => stage switch
    {
        LifecycleStage.Introduction => new("导入期", "introduction"),
        LifecycleStage.Growth => new("成长期", "growth"),
        LifecycleStage.Mature => new("成熟期", "mature"),
        LifecycleStage.Silent => new("沉默期", "silent"),
        LifecycleStage.Churn => new("流失期", "churn"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>A script, and how it fits a cell: <see cref="ScriptMatch.None"/> where it asks for none.</summary>
    private readonly record struct CellScript(Script Script, ScriptMatch Cell);

    private sealed record Candidate(Script Script, ScriptMatch Match, bool SentLately, bool Favourite, double Weight)
    {
        public static int Compare(Candidate a, Candidate b)
        {
            var order = a.SentLately.CompareTo(b.SentLately);
            order = order != 0 ? order : RankOf(b.Match).CompareTo(RankOf(a.Match));
            order = order != 0 ? order : b.Favourite.CompareTo(a.Favourite);
            order = order != 0 ? order : b.Weight.CompareTo(a.Weight);
            return order != 0 ? order : string.CompareOrdinal(a.Script.Key, b.Script.Key);
        }

        private static ScriptMatch RankOf(ScriptMatch match) => match == ScriptMatch.DueMoment ? ScriptMatch.Cell : match;
    }
}

/// <summary>A script worth sending.</summary>
/// <param name="Script">The script.</param>
/// <param name="Match">Why it fits.</param>
/// <param name="Reason">The line under it.</param>
/// <param name="Text">The text with the customer's values, ready to send.</param>
/// <param name="SentLately">Whether it was sent to this customer within <see cref="ScriptRankingRules.RestDays"/>.</param>
public sealed record RankedScript(Script Script, ScriptMatch Match, ScriptReason Reason, string Text, bool SentLately);

/// <summary>A script that is not suggested, but can be sent.</summary>
/// <param name="Script">The script.</param>
/// <param name="Text">The text with the customer's values, ready to send.</param>
/// <param name="SentLately">Whether it was sent to this customer within <see cref="ScriptRankingRules.RestDays"/>.</param>
public sealed record OtherScript(Script Script, string Text, bool SentLately);
