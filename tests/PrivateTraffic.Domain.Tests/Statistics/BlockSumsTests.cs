using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Tests.Statistics;

public sealed class BlockSumsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(100_000)]
    public void Every_entry_is_added_once(int count)
    {
        var sums = new double[] { 99, 99 };

        BlockSums.Sum(count, sums, (first, end, into) =>
        {
            for (var i = first; i < end; i++)
            {
                into[0]++;
                into[1] += i;
            }
        });

        sums.ShouldBe([count, count * (count - 1.0) / 2]);
    }

    [Fact]
    public void The_last_bit_is_the_same_every_time()
    {
        var results = Enumerable.Range(0, 20).Select(_ =>
        {
            var sum = new double[1];
            BlockSums.Sum(200_000, sum, (first, end, into) =>
            {
                for (var i = first; i < end; i++)
                {
                    into[0] += 1.0 / (i + 3);
                }
            });
            return sum[0];
        });

        results.Distinct().ShouldHaveSingleItem();
    }
}
