using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("13800138000", "138****8000")]
    [InlineData("tel 138-0013-8000!", "tel 138****8000!")]
    [InlineData("+86 138 0013 8000", "138****8000")]
    [InlineData("1\u200B3800138000", "138****8000")]
    [InlineData("4200001234201903041234567890", "4200001234201903041234567890")]
    public void Phone_numbers_are_masked_and_longer_numbers_are_not(string value, string shown) => Excerpt.Of(value).ShouldBe(shown);

    [Fact]
    public void Nothing_that_moves_a_cursor_or_turns_the_text_is_shown() =>
        Excerpt.Of("a\u001b[31mb\r\n\tc\u202Ed\u2028e\0").ShouldBe("a[31mbcde");

    [Fact]
    public void Long_values_are_cut_between_characters()
    {
        Excerpt.Of(new string('x', 40)).ShouldBe(new string('x', 40));
        Excerpt.Of(new string('x', 1_000)).ShouldBe(new string('x', 39) + "…");
        Excerpt.Of(new string('x', 38) + "😀😀").ShouldBe(new string('x', 38) + "…");
        Excerpt.Of(new string('x', 35) + "13800138000").ShouldBe(new string('x', 35) + "138*…");
    }

    [Theory]
    [InlineData("1380013800", "138*****00")]
    [InlineData("+86-138-0013-80001", "+86-1**-****-***01")]
    [InlineData("123", "123")]
    public void Of_what_should_have_been_a_phone_number_few_digits_are_shown(string value, string shown) =>
        Excerpt.OfPhone(value).ShouldBe(shown);

    [Fact]
    public async Task No_problem_shows_a_whole_phone_number()
    {
        var preview = await Csv.Check(
            Csv.Orders("13800138000,1380013800,13800138000,13800138000", "A1,13800138000,x,1", "A1,13800138000x,2025-03-04,1"),
            new() { CustomerKind = IdentityKind.Phone });

        preview.Problems.Count.ShouldBe(4);
        preview.Problems.Select(p => p.ToString()).ShouldAllBe(p => !p.Contains("13800138000") && !p.Contains("1380013800"));
    }
}
