using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Labels.Demand;

namespace PrivateTraffic.Domain.Tests.Labels.Demand;

public sealed class NpsSurveyTests
{
    [Theory]
    [InlineData(0, NpsSegment.Detractor)]
    [InlineData(6, NpsSegment.Detractor)]
    [InlineData(7, NpsSegment.Passive)]
    [InlineData(8, NpsSegment.Passive)]
    [InlineData(9, NpsSegment.Promoter)]
    [InlineData(10, NpsSegment.Promoter)]
    public void Scores_make_segments(int score, NpsSegment segment) => NpsSurvey.SegmentOf(score).ShouldBe(segment);

    [Fact]
    public void A_score_beyond_ten_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => NpsSurvey.SegmentOf(11));

    [Fact]
    public void The_last_answer_of_a_customer_in_a_wave_counts()
    {
        NpsAnswer[] answers = [Answer(1, 0, 3), Answer(1, 5, 9), Answer(1, 9, 2, "later"), Answer(2, 1, 8)];

        NpsSurvey.ScoreOf(answers, "wave", A.Day(30)).ShouldBe(new NpsScore(1, 1, 0));
        NpsSurvey.ScoreOf(answers, "wave", A.Day(4)).ShouldBe(new NpsScore(0, 1, 1));
        NpsSurvey.ScoreOf(answers.Reverse(), "wave", A.Day(30)).ShouldBe(new NpsScore(1, 1, 0));
    }

    [Fact]
    public void An_answer_says_something_for_a_hundred_and_eighty_days()
    {
        NpsAnswer[] answers = [Answer(1, 0, 10)];

        NpsSurvey.SegmentsOn(answers, A.Day(179)).ShouldBe([new KeyValuePair<long, NpsSegment>(1, NpsSegment.Promoter)]);
        NpsSurvey.SegmentsOn(answers, A.Day(180)).ShouldBeEmpty();
    }

    [Fact]
    public void Under_thirty_answers_there_is_no_score()
    {
        new NpsScore(29, 0, 0).Score.ShouldBeNull();
        new NpsScore(29, 0, 0).StandardError.ShouldBeNull();
        new NpsScore(30, 0, 0).Score.ShouldBe(100);
        (new NpsScore(99, 0, 0).IsAccepted, new NpsScore(100, 0, 0).IsAccepted).ShouldBe((false, true));
    }

    [Fact]
    public void Score_and_error_are_those_of_the_formula()
    {
        var score = new NpsScore(50, 30, 20);

        score.Score!.Value.ShouldBe(30, 1e-12);
        score.StandardError!.Value.ShouldBe(100 * Math.Sqrt((0.7 - 0.09) / 100), 1e-12);
    }

    private static NpsAnswer Answer(long customer, int day, int score, string wave = "wave") =>
        new(customer, wave, new FactTime(A.Day(day), 100), score);
}
