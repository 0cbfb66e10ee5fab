using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Domain.Tests.Audiences;

public sealed class AudienceTextTests
{
    [Theory]
    [InlineData("band is high", "all (\n  band is high\n)")]
    [InlineData("band is high and tag is VIP or not orders > 2", """
        any (
          all (
            band is high,
            tag is "VIP"
          ),
          none (
            orders > 2
          )
        )
        """)]
    [InlineData("all () exclude (did not chat in 1 day)", "all ()\nexclude all (\n  did not chat in 1 days\n)")]
    [InlineData("spent in 90 days >= 99.5 # yuan", "all (\n  spent in 90 days >= 99.50\n)")]
    [InlineData("active_days(open, chat) in 30 days < 3", "all (\n  active_days (open, chat) in 30 days < 3\n)")]
    [InlineData("(order then (chat, open) within 7 days)", "all (\n  order then (open, chat) within 7 days\n)")]
    [InlineData("(order, form) then no chat within 0 days", "all (\n  (form, order) then no chat within 0 days\n)")]
    public void What_people_write_has_one_form(string text, string form) =>
        AudienceWriter.Write(AudienceParser.Parse(text)).ShouldBe(form.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("", 1, 1, "expected a condition")]
    [InlineData("band is\nhihg", 2, 1, "expected one of silent, low, medium, high; there is 'hihg'.")]
    [InlineData("orders >= ", 1, 11, "expected a whole number from 0 to 2147483647; the text ends.")]
    [InlineData("orders => 2", 1, 9, "expected a whole number")]
    [InlineData("tag is \"VIP", 1, 8, "The quote is not closed.")]
    [InlineData("tag is VIP band is high", 1, 12, "expected and, or, exclude, or the end of the text; there is 'band'.")]
    [InlineData("any ()", 1, 6, "expected a condition")]
    [InlineData("added >= 2026-02-30", 1, 10, "expected a day such as 2026-03-01; there is '2026-02-30'.")]
    [InlineData("interactions (order) > 1", 1, 15, "expected an event")]
    [InlineData("did not chat in 0 days", 1, 17, "expected a whole number from 1 to 3660; there is '0'.")]
    [InlineData("bucket 5 to 4 of 10", 1, 8, "Buckets must rise")]
    [InlineData("spent > 1.005", 1, 9, "expected an amount in yuan")]
    [InlineData("band & stage", 1, 6, "'&' has no meaning here.")]
    [InlineData("tag has (VIP)", 1, 9, "expected all; there is '('.")]
    public void An_error_names_the_place_and_what_is_expected(string text, int line, int column, string problem)
    {
        var error = Should.Throw<AudienceSyntaxException>(() => AudienceParser.Parse(text));

        (error.Line, error.Column).ShouldBe((line, column));
        error.Text.En.ShouldContain(problem);
        error.Text.Zh.ShouldStartWith($"第 {line} 行第 {column} 列：");
    }

    [Fact]
    public void Groups_can_be_nested_so_deep_and_no_deeper()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("all (", depth)) + "orders > 1" + new string(')', depth);

        AudienceParser.Parse(Nested(11)).Conditions.Count().ShouldBe(1);
        Should.Throw<AudienceSyntaxException>(() => AudienceParser.Parse(Nested(12)));
        Should.Throw<AudienceSyntaxException>(() => AudienceParser.Parse(Nested(3_000)));
    }

    [Fact]
    public void Buckets_are_as_even_as_chance_and_stay_the_same()
    {
        var condition = new BucketCondition(1, 10, 100, "spring");
        var counts = new int[101];
        for (var id = 1L; id <= 100_000; id++)
        {
            counts[condition.BucketOf(id)]++;
        }

        counts.Skip(1).ShouldAllBe(c => c > 850 && c < 1_150);
        Enumerable.Range(1, 5).Select(id => condition.BucketOf(id))
            .ShouldBe(Enumerable.Range(1, 5).Select(id => new BucketCondition(1, 1, 100, "spring").BucketOf(id)));
        new BucketCondition(1, 1, 100, "summer").BucketOf(1).ShouldNotBe(condition.BucketOf(1));
    }
}
