using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Validity;

public sealed class ValidityProperties
{
    private static readonly Measure[] Measures =
    [
        new("days", new LocalizedText("天", "days"), InGeometry: true),
        new("money", new LocalizedText("金额", "money"), InGeometry: false),
        new("log", new LocalizedText("对数", "log"), InGeometry: true),
    ];

    private static readonly bool[] Coordinates = [true, false, true];

    private static readonly int[] InGeometry = [0, 2];

    /// <summary>Customers of segments 0 to 4, of which some may be empty, with measures of very different size.</summary>
    private static readonly Gen<(int Segment, double[] Values)[]> AnyCustomers =
        (from segment in Gen.Choose(0, 4)
         from days in Gen.Choose(0, 30)
         from money in Gen.Choose(0, 1_000_000)
         select (segment, new[] { days + segment, money * 1_000.0, Math.Log(1 + money) })).ArrayOf(35);

    [Fact]
    public void Measures_are_those_of_the_formulas() => ForAll(80, customers =>
    {
        var naive = new NaiveValidity(customers);
        var (moments, geometry, sample) = Passes(customers);

        for (var m = 0; m < 3; m++)
        {
            var separation = moments.SeparationOf(m);
            separation.Eta2!.Value.ShouldBe(naive.Eta2(m), 1e-9);
            separation.Omega2!.Value.ShouldBe(naive.Omega2(m), 1e-9);
            (separation.F!.Value / naive.F(m)).ShouldBe(1, 1e-9);
        }

        geometry.BetweenShare!.Value.ShouldBe(naive.BetweenShare(InGeometry), 1e-9);
        geometry.CalinskiHarabasz!.Value.ShouldBe(naive.CalinskiHarabasz(InGeometry), 1e-7);
        geometry.CentroidSilhouette!.Value.ShouldBe(naive.CentroidSilhouette(InGeometry), 1e-9);
        geometry.DaviesBouldin!.Value.ShouldBe(naive.DaviesBouldin(InGeometry), 1e-7 * naive.DaviesBouldin(InGeometry));
        sample.Mean()!.Value.ShouldBe(naive.Silhouette(InGeometry), 1e-9);
    });

    [Fact]
    public void The_order_of_customers_and_the_way_parts_are_merged_change_nothing() => ForAll(150, customers =>
    {
        var shuffled = customers.ToArray();
        new System.Random(customers[0].Segment).Shuffle(shuffled);
        var merged = new SegmentMoments(6, 3);
        foreach (var part in shuffled.Chunk(9))
        {
            merged.Merge(Moments(part));
        }

        var geometry = new SegmentGeometry(merged, Coordinates);
        foreach (var part in shuffled.Chunk(5))
        {
            var piece = new SegmentGeometry(merged, Coordinates);
            foreach (var (segment, values) in part)
            {
                piece.Add(segment, values);
            }

            geometry.Merge(piece);
        }

        var (moments, whole, _) = Passes(customers);

        Enumerable.Range(0, 3).Select(merged.SeparationOf).ShouldBe(Enumerable.Range(0, 3).Select(moments.SeparationOf));
        (geometry.CentroidSilhouette, geometry.DaviesBouldin, geometry.BetweenShare, geometry.CalinskiHarabasz)
            .ShouldBe((whole.CentroidSilhouette, whole.DaviesBouldin, whole.BetweenShare, whole.CalinskiHarabasz));
    });

    [Fact]
    public void A_sum_is_exact_before_it_is_rounded_whatever_the_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(AnyNumbers.ToArbitrary(), numbers =>
        {
            var (one, other, parts) = (new ExactSum(), new ExactSum(), new ExactSum());
            foreach (var number in numbers)
            {
                one.Add(number);
            }

            foreach (var part in numbers.Reverse().Chunk(3))
            {
                var piece = new ExactSum();
                Array.ForEach(part, piece.Add);
                parts.Add(piece);
                Array.ForEach(part, other.Add);
            }

            one.Value.ShouldBe(NaiveValidity.Sum(numbers));
            other.Value.ShouldBe(one.Value);
            parts.Value.ShouldBe(one.Value);
        }));

    private static Gen<double[]> AnyNumbers =>
        (from mantissa in Gen.Choose(int.MinValue, int.MaxValue)
         from more in Gen.Choose(0, int.MaxValue)
         from exponent in Gen.Frequency((3, Gen.Choose(-40, 40)), (1, Gen.Choose(-300, 250)))
         select ((mantissa * 2147483648.0) + more) * Math.Pow(2, exponent)).ArrayOf(20);

    private static (SegmentMoments, SegmentGeometry, SilhouetteSample) Passes((int Segment, double[] Values)[] customers)
    {
        var moments = Moments(customers);
        var geometry = new SegmentGeometry(moments, [.. Measures.Select(m => m.InGeometry)]);
        var sample = new SilhouetteSample(geometry);
        foreach (var ((segment, values), id) in customers.Select((c, i) => (c, i)))
        {
            geometry.Add(segment, values);
            sample.Add(id, segment, values);
        }

        return (moments, geometry, sample);
    }

    private static SegmentMoments Moments((int Segment, double[] Values)[] customers)
    {
        var moments = new SegmentMoments(6, 3);
        foreach (var (segment, values) in customers)
        {
            moments.Add(segment, values);
        }

        return moments;
    }

    private static void ForAll(int tests, Action<(int Segment, double[] Values)[]> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(AnyCustomers.ToArbitrary(), holds));
}
