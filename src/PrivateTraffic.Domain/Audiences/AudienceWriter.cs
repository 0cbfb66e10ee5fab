using System.Globalization;
using System.Text;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>Writes definitions in the text form, a condition a line, so that versions can be compared line by line.</summary>
public static class AudienceWriter
{
    /// <summary>The text of a definition. Reading it gives the definition back.</summary>
    public static string Write(AudienceDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var text = new StringBuilder();
        Write(text, definition.Include, 0);
        if (definition.Exclude is { } exclude)
        {
            Write(text.Append("\nexclude "), exclude, 0);
        }

        return text.ToString();
    }

    /// <summary>The text of a condition.</summary>
    public static string Write(AudienceCondition condition) => condition switch
    {
        SetCondition c => SetText(c),
        NumberCondition c => NumberText(c),
        DayCondition c => string.Create(
            CultureInfo.InvariantCulture,
            $"{AudienceWords.DayFields.WordOf(c.Field)} {AudienceWords.Comparisons.WordOf(c.Comparison)} {c.Day:yyyy-MM-dd}"),
        AbsenceCondition c => $"did not {EventsText(c.Events)} in {DaysText(c.Days)}",
        SequenceCondition c => $"{EventsText(c.First)} then {(c.IsAbsent ? "no " : "")}{EventsText(c.Then)} within {DaysText(c.Within)}"
            + WindowText(c.Days),
        BucketCondition c => string.Create(
            CultureInfo.InvariantCulture, $"bucket {c.From} to {c.To} of {c.Of} seed {Quoted(c.Seed)}"),
        _ => throw new ArgumentException($"There is no text for {condition?.GetType().Name}.", nameof(condition)),
    };

    private static void Write(StringBuilder text, AudienceNode node, int depth)
    {
        if (node is AudienceCondition condition)
        {
            text.Append(Write(condition));
            return;
        }

        var group = (AudienceGroup)node;
        text.Append(AudienceWords.Groups.WordOf(group.Kind)).Append(" (");
        for (var i = 0; i < group.Parts.Count; i++)
        {
            Write(text.Append(i == 0 ? "\n" : ",\n").Append(' ', (depth + 1) * 2), group.Parts[i], depth + 1);
        }

        text.Append(group.Parts.Count == 0 ? ")" : "\n" + new string(' ', depth * 2) + ")");
    }

    private static string SetText(SetCondition condition)
    {
        var field = AudienceWords.SetFields.WordOf(condition.Field);
        var isKeyed = AudienceWords.ValuesOf(condition.Field) is not null;
        var values = condition.Values.Select(v => isKeyed ? v : Quoted(v)).ToArray();
        return (condition.Operator, values) switch
        {
            (SetOperator.AnyOf, [var one]) => $"{field} is {one}",
            (SetOperator.NoneOf, [var one]) => $"{field} is not {one}",
            (SetOperator.AnyOf, _) => $"{field} in ({string.Join(", ", values)})",
            (SetOperator.NoneOf, _) => $"{field} not in ({string.Join(", ", values)})",
            (SetOperator.AllOf, _) => $"{field} has all ({string.Join(", ", values)})",
            _ => throw new ArgumentException($"There is no operator {condition.Operator}.", nameof(condition)),
        };
    }

    private static string NumberText(NumberCondition condition)
    {
        var events = NumberCondition.HasEvents(condition.Measure) && condition.Events != EventSet.Interactions
            ? $" ({string.Join(", ", AudienceWords.NamesOf(condition.Events))})"
            : "";
        return AudienceWords.Measures.WordOf(condition.Measure) + events + WindowText(condition.Days)
            + $" {AudienceWords.Comparisons.WordOf(condition.Comparison)} {ValueText(condition.Measure, condition.Value)}";
    }

    /// <summary>Amounts are written in yuan.</summary>
    internal static string ValueText(Measure measure, long value) => measure == Measure.Spent
        ? (value / 100m).ToString(value % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);

    private static string EventsText(EventSet events)
    {
        var names = AudienceWords.NamesOf(events);
        return names.Count == 1 ? names[0] : $"({string.Join(", ", names)})";
    }

    private static string WindowText(int? days) => days is { } d ? " in " + DaysText(d) : "";

    private static string DaysText(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
