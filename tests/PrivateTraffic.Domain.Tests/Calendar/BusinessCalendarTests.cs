using PrivateTraffic.Domain.Calendar;

namespace PrivateTraffic.Domain.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    [Fact]
    public void A_day_begins_at_midnight_in_the_companys_time_zone()
    {
        var calendar = BusinessCalendar.Shanghai;

        calendar.DayOf(new DateTimeOffset(2025, 12, 31, 15, 59, 59, TimeSpan.Zero)).ShouldBe(new DateOnly(2025, 12, 31));
        calendar.DayOf(new DateTimeOffset(2025, 12, 31, 16, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 1, 1));
        calendar.StartOf(new DateOnly(2026, 1, 1)).ShouldBe(new DateTimeOffset(2025, 12, 31, 16, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("America/Sao_Paulo")]
    public void Days_follow_each_other_without_gap_also_where_clocks_change(string zone)
    {
        var calendar = BusinessCalendar.Of(zone);
        for (var day = new DateOnly(2017, 1, 1); day < new DateOnly(2019, 1, 1); day = day.AddDays(1))
        {
            calendar.DayOf(calendar.StartOf(day)).ShouldBe(day);
            calendar.DayOf(calendar.StartOf(day).AddSeconds(-1)).ShouldBe(day.AddDays(-1));
        }
    }

    [Fact]
    public void A_fact_with_only_a_date_is_never_strictly_before_another_of_its_day()
    {
        var dated = new FactTime(new DateOnly(2026, 1, 1), null);
        var morning = new FactTime(new DateOnly(2026, 1, 1), 3_600);

        dated.IsStrictlyBefore(morning).ShouldBeFalse();
        morning.IsStrictlyBefore(dated).ShouldBeFalse();
        dated.IsStrictlyBefore(new FactTime(new DateOnly(2026, 1, 2), null)).ShouldBeTrue();
        morning.IsStrictlyBefore(new FactTime(new DateOnly(2026, 1, 1), 3_601)).ShouldBeTrue();
    }
}
