using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>The words of the text form, which are also those of the JSON form. They are stored: never rename one.</summary>
public static class AudienceWords
{
    /// <summary>Groups.</summary>
    public static IReadOnlyDictionary<string, GroupKind> Groups { get; } =
        new Dictionary<string, GroupKind> { ["all"] = GroupKind.All, ["any"] = GroupKind.Any, ["none"] = GroupKind.None };

    /// <summary>Fields with values.</summary>
    public static IReadOnlyDictionary<string, SetField> SetFields { get; } = new Dictionary<string, SetField>
    {
        ["band"] = SetField.Band,
        ["stage"] = SetField.Stage,
        ["cell"] = SetField.Cell,
        ["lifecycle"] = SetField.Lifecycle,
        ["rfm"] = SetField.Rfm,
        ["tag"] = SetField.Tag,
        ["group"] = SetField.Group,
        ["member"] = SetField.Member,
        ["channel"] = SetField.Channel,
        ["relation"] = SetField.Relation,
    };

    /// <summary>How values are compared, in JSON.</summary>
    public static IReadOnlyDictionary<string, SetOperator> SetOperators { get; } = new Dictionary<string, SetOperator>
    {
        ["anyOf"] = SetOperator.AnyOf,
        ["noneOf"] = SetOperator.NoneOf,
        ["allOf"] = SetOperator.AllOf,
    };

    /// <summary>What is counted.</summary>
    public static IReadOnlyDictionary<string, Measure> Measures { get; } = new Dictionary<string, Measure>
    {
        ["orders"] = Measure.Orders,
        ["spent"] = Measure.Spent,
        ["interactions"] = Measure.Interactions,
        ["active_days"] = Measure.ActiveDays,
        ["days_since_order"] = Measure.DaysSinceOrder,
        ["days_since_interaction"] = Measure.DaysSinceInteraction,
        ["days_since_added"] = Measure.DaysSinceAdded,
    };

    /// <summary>Days.</summary>
    public static IReadOnlyDictionary<string, DayField> DayFields { get; } = new Dictionary<string, DayField>
    {
        ["added"] = DayField.Added,
        ["first_order"] = DayField.FirstOrder,
        ["last_order"] = DayField.LastOrder,
        ["last_interaction"] = DayField.LastInteraction,
    };

    /// <summary>Comparisons.</summary>
    public static IReadOnlyDictionary<string, Comparison> Comparisons { get; } = new Dictionary<string, Comparison>
    {
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        ["<"] = Comparison.Less,
        ["<="] = Comparison.AtMost,
        [">"] = Comparison.Greater,
        [">="] = Comparison.AtLeast,
    };

    /// <summary>Events, one by one or many at once; the latter stand last.</summary>
    public static IReadOnlyDictionary<string, EventSet> Events { get; } = new Dictionary<string, EventSet>
    {
        ["open"] = EventSet.Open,
        ["like"] = EventSet.Like,
        ["comment"] = EventSet.Comment,
        ["chat"] = EventSet.Chat,
        ["click"] = EventSet.Click,
        ["groupJoin"] = EventSet.GroupJoin,
        ["groupLeave"] = EventSet.GroupLeave,
        ["paymentPage"] = EventSet.PaymentPage,
        ["form"] = EventSet.Form,
        ["order"] = EventSet.Order,
        ["interact"] = EventSet.Interactions,
        ["anything"] = EventSet.All,
    };

    /// <summary>The values that a field can have; null where the company's data says so.</summary>
    public static IReadOnlyList<string>? ValuesOf(SetField field) => field switch
    {
        SetField.Band => [.. Enum.GetValues<InteractionBand>().Select(MatrixCell.KeyOf)],
        SetField.Stage => [.. Enum.GetValues<PurchaseStage>().Select(MatrixCell.KeyOf)],
        SetField.Cell => [.. MatrixCell.All.Select(c => c.Key)],
        SetField.Lifecycle => [.. Enum.GetValues<LifecycleStage>().Select(LifecycleRules.KeyOf)],
        SetField.Rfm => [.. RfmSegment.All.Select(s => s.Key)],
        SetField.Relation => ["active", "deletedByCustomer", "deletedByMember"],
        SetField.Tag or SetField.Group or SetField.Member or SetField.Channel => null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The events of a set in words: the shortest list.</summary>
    public static IReadOnlyList<string> NamesOf(EventSet events) =>
        [.. Events.FirstOrDefault(e => e.Value == events) is { Key: { } whole }
            ? [whole]
            : Events.Where(e => e.Value is not (EventSet.Interactions or EventSet.All) && (events & e.Value) != 0).Select(e => e.Key)];

    /// <summary>The word for a value.</summary>
    public static string WordOf<T>(this IReadOnlyDictionary<string, T> words, T value)
        where T : struct, Enum => words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
