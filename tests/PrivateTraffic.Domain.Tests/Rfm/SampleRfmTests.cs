using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Tests.Rfm;

/// <summary>RFM of a real shop.</summary>
public sealed class SampleRfmTests
{
    [Theory]
    [InlineData("1997-09-30")]
    [InlineData("1998-06-30")]
    public void Thresholds_are_those_of_plain_counting(string day)
    {
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var buyers = SampleOrders.OrSkip().Select(h => NaiveRfm.Facts(h, asOf, null)).OfType<RfmFacts>().ToArray();
        var population = new RfmPopulation();
        var reader = new RfmReader(null);
        foreach (var history in SampleOrders.OrSkip())
        {
            population.Add(reader.Read(history.View(), asOf)!.Value);
        }

        var rfm = RfmSegmentation.Of(population, new RfmRules());

        population.Buyers.ShouldBe(buyers);
        rfm.Quality.ShouldBe(EstimateQuality.Accepted);
        rfm.Thresholds.ShouldBe(new RfmThresholds
        {
            Recency = (int)NaiveRfm.EightyPercent([.. buyers.Select(b => (long)b.Recency)]),
            Frequency = (int)NaiveRfm.EightyPercent([.. buyers.Select(b => (long)b.Frequency)]),
            Monetary = NaiveRfm.Crossing([.. buyers.Select(b => b.Monetary)]),
        });
        (rfm.Monetary.HighShare + rfm.HighRevenueShare).ShouldBe(1, 0.005);
    }
}
