using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>A definition as a tree, for builders: the same that the text says.</summary>
/// <param name="Include">Who belongs: a group.</param>
/// <param name="Exclude">Who does not: a group; null where nobody is taken out.</param>
public sealed record DefinitionShape(NodeShape Include, NodeShape? Exclude = null)
{
    /// <summary>The shape of a definition.</summary>
    public static DefinitionShape Of(AudienceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new(NodeShape.Describe(definition.Include), definition.Exclude is null ? null : NodeShape.Describe(definition.Exclude));
    }

    /// <summary>The definition, checked by reading its text.</summary>
    /// <exception cref="AudienceSyntaxException">A number is out of range, or something is missing.</exception>
    /// <exception cref="FluentValidation.ValidationException">A word is none of ours.</exception>
    internal AudienceDefinition ToDefinition() => AudienceParser.Parse(AudienceWriter.Write(new AudienceDefinition(
        Include.ToGroup(), Exclude?.ToGroup())));
}

/// <summary>A group or a condition; which of the other properties it has hangs on its kind.</summary>
/// <param name="Kind">all, any, none; or set, number, day, absence, sequence, bucket.</param>
/// <param name="Parts">Groups: their parts.</param>
/// <param name="Field">Sets and days: of what.</param>
/// <param name="Operator">Sets: anyOf, noneOf, allOf.</param>
/// <param name="Values">Sets: the values.</param>
/// <param name="Measure">Numbers: what is counted.</param>
/// <param name="Events">Numbers, absences: the events; sequences: the first ones.</param>
/// <param name="Comparison">Numbers and days: how they are compared.</param>
/// <param name="Value">Numbers: with what; fen for amounts.</param>
/// <param name="Day">Days: with which.</param>
/// <param name="Days">Numbers, absences, sequences: in the last so many days.</param>
/// <param name="Then">Sequences: what followed.</param>
/// <param name="IsAbsent">Sequences: whether nothing of it may have followed.</param>
/// <param name="Within">Sequences: within how many days.</param>
/// <param name="From">Buckets: the first.</param>
/// <param name="To">Buckets: the last.</param>
/// <param name="Of">Buckets: how many there are.</param>
/// <param name="Seed">Buckets: the name of the draw.</param>
public sealed record NodeShape(
    string Kind,
    IReadOnlyList<NodeShape>? Parts = null,
    string? Field = null,
    string? Operator = null,
    IReadOnlyList<string>? Values = null,
    string? Measure = null,
    IReadOnlyList<string>? Events = null,
    string? Comparison = null,
    long? Value = null,
    DateOnly? Day = null,
    int? Days = null,
    IReadOnlyList<string>? Then = null,
    bool? IsAbsent = null,
    int? Within = null,
    int? From = null,
    int? To = null,
    int? Of = null,
    string? Seed = null)
{
    internal static NodeShape Describe(AudienceNode node) => node switch
    {
        AudienceGroup g => new(AudienceWords.Groups.WordOf(g.Kind), [.. g.Parts.Select(Describe)]),
        SetCondition c => new(
            "set",
            Field: AudienceWords.SetFields.WordOf(c.Field),
            Operator: AudienceWords.SetOperators.WordOf(c.Operator),
            Values: c.Values),
        NumberCondition c => new(
            "number",
            Measure: AudienceWords.Measures.WordOf(c.Measure),
            Events: NumberCondition.HasEvents(c.Measure) ? AudienceWords.NamesOf(c.Events) : null,
            Days: c.Days,
            Comparison: AudienceWords.Comparisons.WordOf(c.Comparison),
            Value: c.Value),
        DayCondition c => new(
            "day",
            Field: AudienceWords.DayFields.WordOf(c.Field),
            Comparison: AudienceWords.Comparisons.WordOf(c.Comparison),
            Day: c.Day),
        AbsenceCondition c => new("absence", Events: AudienceWords.NamesOf(c.Events), Days: c.Days),
        SequenceCondition c => new(
            "sequence",
            Events: AudienceWords.NamesOf(c.First),
            Then: AudienceWords.NamesOf(c.Then),
            IsAbsent: c.IsAbsent,
            Within: c.Within,
            Days: c.Days),
        BucketCondition c => new("bucket", From: c.From, To: c.To, Of: c.Of, Seed: c.Seed),
        _ => throw new ArgumentException($"{node?.GetType().Name} has no shape.", nameof(node)),
    };

    internal AudienceGroup ToGroup() => ToNode(0) as AudienceGroup ?? new AudienceGroup(GroupKind.All, [ToNode(0)]);

    private AudienceNode ToNode(int depth)
    {
        // Deeper trees are refused by the reader of the text; here they must not be followed without end.
        if (depth > 20)
        {
            throw Wrong(nameof(Parts));
        }

        return Kind switch
        {
            "set" => new SetCondition(
                WordOf(AudienceWords.SetFields, Field, nameof(Field)),
                WordOf(AudienceWords.SetOperators, Operator, nameof(Operator)),
                Values is { Count: > 0 } ? Values : throw Wrong(nameof(Values))),
            "number" => NumberOf(WordOf(AudienceWords.Measures, Measure, nameof(Measure))),
            "day" => new DayCondition(
                WordOf(AudienceWords.DayFields, Field, nameof(Field)),
                WordOf(AudienceWords.Comparisons, Comparison, nameof(Comparison)),
                Day ?? throw Wrong(nameof(Day))),
            "absence" => new AbsenceCondition(EventsOf(Events, nameof(Events)), Days ?? throw Wrong(nameof(Days))),
            "sequence" => new SequenceCondition(
                EventsOf(Events, nameof(Events)),
                EventsOf(Then, nameof(Then)),
                IsAbsent == true,
                Within ?? throw Wrong(nameof(Within)),
                Days),
            "bucket" => new BucketCondition(
                From ?? throw Wrong(nameof(From)), To ?? throw Wrong(nameof(To)), Of ?? throw Wrong(nameof(Of)), Seed ?? ""),
            _ => new AudienceGroup(WordOf(AudienceWords.Groups, Kind, nameof(Kind)), [.. (Parts ?? []).Select(p => p.ToNode(depth + 1))]),
        };
    }

    private NumberCondition NumberOf(Measure measure) => new(
        measure,
        NumberCondition.HasEvents(measure) && Events is { Count: > 0 } ? EventsOf(Events, nameof(Events)) : EventSet.Interactions,
        NumberCondition.HasWindow(measure) ? Days : null,
        WordOf(AudienceWords.Comparisons, Comparison, nameof(Comparison)),
        Value is >= 0 ? Value.Value : throw Wrong(nameof(Value)));

    private static EventSet EventsOf(IReadOnlyList<string>? names, string property) => names is { Count: > 0 }
        ? names.Aggregate(EventSet.None, (all, name) => all | WordOf(AudienceWords.Events, name, property))
        : throw Wrong(property);

    private static T WordOf<T>(IReadOnlyDictionary<string, T> words, string? word, string property) =>
        word is not null && words.TryGetValue(word, out var value) ? value : throw Wrong(property);

    private static FluentValidation.ValidationException Wrong(string property)
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property);
        return Boundary.RuleTexts.Broken(
            "definition", $"条件中的 {name} 缺失或无法识别。", $"{name} of a condition is missing, or cannot be understood.");
    }
}
