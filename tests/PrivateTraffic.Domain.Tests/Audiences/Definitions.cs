using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Tests.Audiences;

/// <summary>Random definitions.</summary>
internal static class Definitions
{
    private static readonly Gen<string> AnyName = Gen.Elements(
        "VIP", "高意向", "say \"hi\"", "a\\b", "not", "in", "2026-01-01", "x, (y)", "#1");

    private static readonly Gen<EventSet> AnyEvents = Gen.Choose(1, (int)EventSet.Interactions).Select(e => (EventSet)e)
        .SelectMany(e => Gen.Elements(e, e | EventSet.Order, EventSet.Order, EventSet.All, EventSet.Interactions));

    private static readonly Gen<int?> AnyWindow = Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(1, 90).Select(d => (int?)d)));

    private static readonly Gen<AudienceCondition> AnyCondition = Gen.OneOf(
        Sets(),
        from measure in Gen.Elements(Enum.GetValues<Measure>())
        from events in AnyEvents
        from window in AnyWindow
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from value in Gen.Choose(0, measure == Measure.Spent ? 20_000 : 30)
        select (AudienceCondition)new NumberCondition(
            measure,
            NumberCondition.HasEvents(measure) && (events & EventSet.Interactions) != 0
                ? events & EventSet.Interactions
                : EventSet.Interactions,
            NumberCondition.HasWindow(measure) ? window : null,
            comparison,
            value),
        from field in Gen.Elements(Enum.GetValues<DayField>())
        from comparison in Gen.Elements(Enum.GetValues<Comparison>())
        from day in Gen.Choose(-40, 80)
        select (AudienceCondition)new DayCondition(field, comparison, A.Day(day)),
        from events in AnyEvents from days in Gen.Choose(1, 60) select (AudienceCondition)new AbsenceCondition(events, days),
        from first in AnyEvents
        from then in AnyEvents
        from isAbsent in Gen.Elements(true, false)
        from within in Gen.Choose(0, 30)
        from window in AnyWindow
        select (AudienceCondition)new SequenceCondition(first, then, isAbsent, within, window),
        from low in Gen.Choose(1, 5)
        from high in Gen.Choose(low, 9)
        from seed in AnyName
        select (AudienceCondition)new BucketCondition(low, high, 10, seed));

    public static Gen<AudienceDefinition> Any { get; } =
        from include in Groups(3)
        from exclude in Gen.Frequency((1, Gen.Constant<AudienceGroup?>(null)), (1, Groups(2).Select(g => (AudienceGroup?)g)))
        select new AudienceDefinition(include, exclude);

    private static Gen<AudienceGroup> Groups(int depth) =>
        from kind in Gen.Elements(Enum.GetValues<GroupKind>())
        from parts in Gen.Choose(1, 3).SelectMany(n => Nodes(depth).ArrayOf(n))
        select new AudienceGroup(kind, parts);

    private static Gen<AudienceNode> Nodes(int depth) => depth == 0
        ? AnyCondition.Select(c => (AudienceNode)c)
        : Gen.Frequency(
            (3, AnyCondition.Select(c => (AudienceNode)c)),
            (1, Gen.Constant(0).SelectMany(_ => Groups(depth - 1)).Select(g => (AudienceNode)g)));

    private static Gen<AudienceCondition> Sets() =>
        from field in Gen.Elements(Enum.GetValues<SetField>())
        from op in Gen.Elements(Enum.GetValues<SetOperator>())
        from count in Gen.Choose(1, 3)
        from values in (AudienceWords.ValuesOf(field) is { } known ? Gen.Elements(known.ToArray()) : AnyName).ArrayOf(count)
        select (AudienceCondition)new SetCondition(field, op, values);
}
