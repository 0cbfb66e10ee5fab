using System.Globalization;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Tests.Imports.Cells;

public sealed class DateReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2025-03-04T15:30:45+08:00", "2025-03-04T07:30:45Z")]
    [InlineData("2025-03-04T15:30:45Z", "2025-03-04T15:30:45Z")]
    [InlineData("2025-03-04t15:30:45z", "2025-03-04T15:30:45Z")]
    [InlineData("2025-03-04T15:30:45.1239999Z", "2025-03-04T15:30:45.123Z")]
    [InlineData("2025-03-04 15:30:45,5 +0530", "2025-03-04T10:00:45.5Z")]
    [InlineData("2025-03-04T15:30-05", "2025-03-04T20:30:00Z")]
    [InlineData("2025-03-04T15:30:45", "2025-03-04T07:30:45Z")]
    [InlineData("2025-03-04 15:30", "2025-03-04T07:30:00Z")]
    [InlineData("2025-3-4 5:06", "2025-03-03T21:06:00Z")]
    [InlineData("2025/3/4 15:30:45", "2025-03-04T07:30:45Z")]
    [InlineData("2025.3.4 15:30", "2025-03-04T07:30:00Z")]
    [InlineData("2025年3月4日 15:30", "2025-03-04T07:30:00Z")]
    [InlineData("2025年03月04日15:30:45", "2025-03-04T07:30:45Z")]
    [InlineData("20250304153045", "2025-03-04T07:30:45Z")]
    [InlineData("202503041530", "2025-03-04T07:30:00Z")]
    [InlineData("1741073445", "2025-03-04T07:30:45Z")]
    [InlineData("1741073445123", "2025-03-04T07:30:45.123Z")]
    [InlineData("999999999", "2001-09-09T01:46:39Z")]
    [InlineData("999999999999", "2001-09-09T01:46:39.999Z")]
    [InlineData("2024-02-29 00:00:00", "2024-02-28T16:00:00Z")]
    public void Times_of_the_usual_forms_are_read(string text, string utc)
    {
        Reader().Read(text, out var time).ShouldBeNull();

        time.ShouldBe(new ReadTime(Utc(utc), IsDateOnly: false));
        time.Utc.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("2025-03-04")]
    [InlineData("2025-3-4")]
    [InlineData("2025/3/4")]
    [InlineData("2025/03/04")]
    [InlineData("2025.3.4")]
    [InlineData("2025年3月4日")]
    [InlineData("20250304")]
    public void A_date_alone_is_the_start_of_the_companys_day(string text)
    {
        Reader().Read(text, out var time).ShouldBeNull();

        time.ShouldBe(new ReadTime(Utc("2025-03-03T16:00:00Z"), IsDateOnly: true));
    }

    [Theory]
    [InlineData("03/04/2025")]
    [InlineData("3/4/2025 15:30")]
    [InlineData("25/12/2024")]
    [InlineData("04.03.2025")]
    [InlineData("3-4-2025")]
    public void Day_and_month_are_not_guessed(string text)
    {
        Reader().Read(text, out _).ShouldBe(ImportProblemCode.AmbiguousDate);
    }

    [Theory]
    [InlineData("dmy", "03/04/2025", "2025-04-02T16:00:00Z")]
    [InlineData("mdy", "03/04/2025", "2025-03-03T16:00:00Z")]
    [InlineData("DMY", "25.12.2024", "2024-12-24T16:00:00Z")]
    [InlineData("mdy", "2025-03-04", "2025-03-03T16:00:00Z")]
    [InlineData("excel", "45720", "2025-03-03T16:00:00Z")]
    [InlineData("excel", "2025-03-04", "2025-03-03T16:00:00Z")]
    [InlineData("dd-MMM-yyyy", "04-Mar-2025", "2025-03-03T16:00:00Z")]
    [InlineData("yy.M.d", "25.3.4", "2025-03-03T16:00:00Z")]
    public void A_form_that_was_named_settles_it(string form, string text, string utc)
    {
        Reader(form).Read(text, out var time).ShouldBeNull();

        time.ShouldBe(new ReadTime(Utc(utc), IsDateOnly: true));
    }

    [Theory]
    [InlineData("dmy", "3/4/2025 15:30", "2025-04-03T07:30:00Z")]
    [InlineData("excel", "45720.646354166667", "2025-03-04T07:30:45Z")]
    [InlineData("dd/MM/yyyy HH:mm", "04/03/2025 15:30", "2025-03-04T07:30:00Z")]
    [InlineData("M/d/yyyy h:mm tt", "3/4/2025 3:30 PM", "2025-03-04T07:30:00Z")]
    [InlineData("dd/MM/yyyy HH:mm zzz", "04/03/2025 15:30 +00:00", "2025-03-04T15:30:00Z")]
    public void So_it_does_for_times(string form, string text, string utc)
    {
        Reader(form).Read(text, out var time).ShouldBeNull();

        time.ShouldBe(new ReadTime(Utc(utc), IsDateOnly: false));
    }

    [Fact]
    public void A_custom_format_is_the_only_form() =>
        Reader("dd/MM/yyyy").Read("2025-03-04", out _).ShouldBe(ImportProblemCode.NotADate);

    [Theory]
    [InlineData("HH:mm")]
    [InlineData("yyyy-MM")]
    [InlineData("ymd")]
    [InlineData("%")]
    public void A_form_without_day_month_and_year_is_refused(string form) =>
        Should.Throw<FormatException>(() => DateForm.Parse(form)).Message.ShouldContain(form);

    [Theory]
    [InlineData("45720")]
    [InlineData("45720.5")]
    public void Excels_numbers_are_recognised_but_not_believed(string text) =>
        Reader().Read(text, out _).ShouldBe(ImportProblemCode.ExcelDate);

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-04-31 10:00")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("2025-03-00")]
    [InlineData("20251301")]
    [InlineData("2025-03-04 24:00")]
    [InlineData("2025-03-04 12:60")]
    [InlineData("2025-03-04 12:00:60")]
    [InlineData("20250304256000")]
    public void Days_and_times_that_do_not_exist_are_refused(string text) =>
        Reader().Read(text, out _).ShouldBe(ImportProblemCode.ImpossibleDate);

    [Theory]
    [InlineData("昨天")]
    [InlineData("25-3-4")]
    [InlineData("2025-3")]
    [InlineData("2025/3-4")]
    [InlineData("2025年3月4")]
    [InlineData("2025-03-04T")]
    [InlineData("2025-03-04 15")]
    [InlineData("2025-03-04 15:3")]
    [InlineData("2025-03-04 15:30:45.")]
    [InlineData("2025-03-04 15:30 PM")]
    [InlineData("2025-03-04 15:30 +8")]
    [InlineData("2025-03-04 15:30+08:0")]
    [InlineData("2025-03-04 15:30+25:00")]
    [InlineData("2025-03-04Z")]
    [InlineData("2025-03-0415:30")]
    [InlineData("123456")]
    [InlineData("99999999999999999999999999999999999")]
    [InlineData("０")]
    [InlineData("-2025-03-04")]
    public void What_is_no_date_is_refused(string text) =>
        Reader().Read(text, out _).ShouldBe(ImportProblemCode.NotADate);

    [Theory]
    [InlineData("1989-12-31", ImportProblemCode.DateTooEarly)]
    [InlineData("1990-01-01", null)]
    [InlineData("0000-01-01", ImportProblemCode.DateTooEarly)]
    [InlineData("0001-01-01T00:00:00+08:00", ImportProblemCode.DateTooEarly)]
    [InlineData("9999-12-31T23:59:59-08:00", ImportProblemCode.DateInFuture)]
    [InlineData("100000000", ImportProblemCode.DateTooEarly)]
    [InlineData("2026-03-02 10:00", null)]
    [InlineData("2026-03-02 10:01", ImportProblemCode.DateInFuture)]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-03", ImportProblemCode.DateInFuture)]
    public void Dates_lie_between_1990_and_tomorrow(string text, ImportProblemCode? problem) =>
        Reader().Read(text, out _).ShouldBe(problem);

    [Fact]
    public void A_time_that_the_companys_clocks_skip_does_not_exist()
    {
        var newYork = new DateReader(BusinessCalendar.Of("America/New_York"), null, Now);

        newYork.Read("2025-03-09 02:30", out _).ShouldBe(ImportProblemCode.ImpossibleDate);
        newYork.Read("2025-03-09 01:59:59", out var before).ShouldBeNull();
        newYork.Read("2025-03-09 03:00", out var after).ShouldBeNull();
        (after.Utc - before.Utc).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Of_a_time_that_the_clocks_show_twice_the_first_is_taken()
    {
        var newYork = new DateReader(BusinessCalendar.Of("America/New_York"), null, Now);

        newYork.Read("2025-11-02 01:30", out var twice).ShouldBeNull();
        newYork.Read("2025-11-02 02:30", out var once).ShouldBeNull();

        twice.Utc.ShouldBe(Utc("2025-11-02T05:30:00Z"));
        once.Utc.ShouldBe(Utc("2025-11-02T07:30:00Z"));
    }

    [Fact]
    public void Where_clocks_skip_midnight_the_day_begins_later()
    {
        var saoPaulo = new DateReader(BusinessCalendar.Of("America/Sao_Paulo"), null, Now);

        saoPaulo.Read("2017-10-15", out var day).ShouldBeNull();
        saoPaulo.Read("2017-10-15 01:00", out var first).ShouldBeNull();
        saoPaulo.Read("2017-10-15 00:30", out _).ShouldBe(ImportProblemCode.ImpossibleDate);

        first.Utc.ShouldBe(day.Utc);
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    public void Every_hour_that_a_clock_shows_is_read_as_that_hour(string zone)
    {
        var calendar = BusinessCalendar.Of(zone);
        var reader = new DateReader(calendar, null, Now);
        for (var at = new DateTimeOffset(2017, 1, 1, 0, 7, 0, TimeSpan.Zero); at.Year < 2018; at += TimeSpan.FromMinutes(30))
        {
            var shown = calendar.TimeOf(at);
            var local = shown.Day.ToDateTime(TimeOnly.MinValue).AddSeconds(shown.SecondOfDay!.Value);
            var text = local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

            reader.Read(text, out var read).ShouldBeNull(text);

            calendar.TimeOf(read.Utc).ShouldBe(shown, text);
        }
    }

    private static DateReader Reader(string? form = null) =>
        new(BusinessCalendar.Shanghai, form is null ? null : DateForm.Parse(form), Now);

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
