using PrivateTraffic.Domain.Labels.Tenure;

namespace PrivateTraffic.Domain.Tests.Labels.Tenure;

public sealed class TenureRulesTests
{
    [Theory]
    [InlineData(null, null, 500, CustomerTenure.NeverBought)]
    [InlineData(0, 0, 179, CustomerTenure.Open)]
    [InlineData(0, 179, 179, CustomerTenure.Open)]
    [InlineData(0, 0, 180, CustomerTenure.ShortTerm)]
    [InlineData(0, 179, 180, CustomerTenure.ShortTerm)]
    [InlineData(0, 180, 180, CustomerTenure.LongTerm)]
    [InlineData(0, 180, 900, CustomerTenure.LongTerm)]
    public void Buying_again_after_the_bar_makes_a_long_term_customer(int? first, int? last, int asOf, CustomerTenure tenure) =>
        new TenureRules().TenureOf(first is { } f ? A.Day(f) : null, last is { } l ? A.Day(l) : null, A.Day(asOf)).ShouldBe(tenure);

    [Fact]
    public void Every_tenure_has_a_key_of_its_own() =>
        Enum.GetValues<CustomerTenure>().Select(TenureRules.KeyOf).Distinct().Count().ShouldBe(Enum.GetValues<CustomerTenure>().Length);
}
