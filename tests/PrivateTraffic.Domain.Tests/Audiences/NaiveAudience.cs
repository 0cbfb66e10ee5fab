using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Tests.Audiences;

/// <summary>Definitions answered the long way round, from lists of facts.</summary>
internal static class NaiveAudience
{
    public static IReadOnlyDictionary<SetField, IReadOnlyList<AudienceValue>> Known { get; } =
        new Dictionary<SetField, IReadOnlyList<AudienceValue>>
        {
            [SetField.Tag] = [new("VIP", "et1", "Level/VIP"), new("高意向", "et2")],
            [SetField.Group] = [new("x, (y)", "wr1")],
            [SetField.Relation] = [new("active"), new("deletedByCustomer")],
        };

    public static bool Includes(AudienceDefinition definition, AudienceSubject subject, CustomerHistory history, DateOnly asOf) =>
        Holds(definition.Include, subject, history, asOf) && !(definition.Exclude is { } exclude && Holds(exclude, subject, history, asOf));

    public static bool Holds(AudienceNode node, AudienceSubject subject, CustomerHistory history, DateOnly asOf)
    {
        var orders = history.Orders
            .Where(o => o.PaidAt.Day <= asOf && (Refunds(o).Count == 0 || o.Amount > Refunds(o).Sum())).ToList();
        var acts = history.Interactions.Where(i => i.At.Day <= asOf).ToList();
        return node switch
        {
            AudienceGroup { Kind: GroupKind.All } g => g.Parts.All(p => Holds(p, subject, history, asOf)),
            AudienceGroup { Kind: GroupKind.Any } g => g.Parts.Any(p => Holds(p, subject, history, asOf)),
            AudienceGroup g => !g.Parts.Any(p => Holds(p, subject, history, asOf)),
            SetCondition { Operator: SetOperator.AnyOf } s => s.Values.Any(v => Has(s.Field, v)),
            SetCondition { Operator: SetOperator.NoneOf } s => s.Values.All(v => !Has(s.Field, v)),
            SetCondition s => s.Values.All(v => Has(s.Field, v)),
            NumberCondition n => Number(n) is { } number && Compare(n.Comparison, number.CompareTo(n.Value)),
            DayCondition d => Day(d.Field) is { } day && Compare(d.Comparison, day.CompareTo(d.Day)),
            AbsenceCondition a => !Times(a.Events).Any(t => t.Day > asOf.AddDays(-a.Days)),
            SequenceCondition s => Follows(s),
            BucketCondition b => b.BucketOf(subject.Id) >= b.From && b.BucketOf(subject.Id) <= b.To,
            _ => throw new InvalidOperationException(),
        };

        List<long> Refunds(Order order) => [.. order.Refunds.Where(r => r.On <= asOf).Select(r => r.Amount)];

        bool Has(SetField field, string value) => subject.ValuesOf(field).Any(v => v.Name == value || v.Others.Contains(value));

        List<FactTime> Times(EventSet events) => [.. acts
            .Where(a => events.HasFlag((EventSet)(1 << (int)a.Kind))).Select(a => a.At)
            .Concat(events.HasFlag(EventSet.Order) ? orders.Select(o => o.PaidAt) : []).Order()];

        DateOnly? Day(DayField field) => field switch
        {
            DayField.Added => history.AddedOn <= asOf ? history.AddedOn : null,
            DayField.FirstOrder => orders.Count == 0 ? null : orders.Min(o => o.PaidAt.Day),
            DayField.LastOrder => orders.Count == 0 ? null : orders.Max(o => o.PaidAt.Day),
            _ => acts.Count == 0 ? null : acts.Max(a => a.At.Day),
        };

        long? Number(NumberCondition n)
        {
            bool Recent(FactTime t) => n.Days is not { } days || t.Day > asOf.AddDays(-days);
            var mine = acts.Where(a => n.Events.HasFlag((EventSet)(1 << (int)a.Kind))).ToList();
            return n.Measure switch
            {
                Measure.Orders => orders.Count(o => Recent(o.PaidAt)),
                Measure.Spent => orders.Where(o => Recent(o.PaidAt)).Sum(o => o.Amount - Refunds(o).Sum()),
                Measure.Interactions => mine.Count(a => Recent(a.At)),
                Measure.ActiveDays => mine.Where(a => Recent(a.At)).Select(a => a.At.Day).Distinct().Count(),
                Measure.DaysSinceOrder => asOf.DayNumber - Day(DayField.LastOrder)?.DayNumber,
                Measure.DaysSinceInteraction => mine.Count == 0 ? null : asOf.DayNumber - mine.Max(a => a.At.Day).DayNumber,
                _ => asOf.DayNumber - Day(DayField.Added)?.DayNumber,
            };
        }

        bool Follows(SequenceCondition s)
        {
            var firsts = Times(s.First).Where(t => s.Days is not { } days || t.Day > asOf.AddDays(-days)).ToList();
            var thens = Times(s.Then);
            bool Followed(FactTime first) => thens.Any(t => first.IsStrictlyBefore(t) && t.Day <= first.Day.AddDays(s.Within));
            return s.IsAbsent
                ? firsts.Count > 0 && firsts[^1].Day.AddDays(s.Within) <= asOf && !Followed(firsts[^1])
                : firsts.Any(Followed);
        }
    }

    private static bool Compare(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
