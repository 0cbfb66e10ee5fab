using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Statistics;

public sealed class StatisticsTests : IAsyncDisposable
{
    private const string Behaviour = "externalcontact/get_user_behavior_data";

    private readonly Bench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task The_activity_of_a_member_has_a_row_a_day_with_gaps_where_nothing_happened()
    {
        bench.Server.On(
            Behaviour,
            """
            {"errcode":0,"behavior_data":[
              {"stat_time":1769875200,"chat_cnt":100,"message_cnt":80,"reply_percentage":60.25,"avg_reply_time":1,"negative_feedback_cnt":2,
               "new_apply_cnt":6,"new_contact_cnt":5},
              {"stat_time":1769961600,"chat_cnt":0,"message_cnt":0,"negative_feedback_cnt":0,"new_apply_cnt":0,"new_contact_cnt":0}]}
            """);

        var days = await bench.Client.Statistics.GetMemberActivityAsync(
            A.Zhang, new(2026, 2, 1), new(2026, 2, 2), TestContext.Current.CancellationToken);

        days.Select(d => d.Day).ShouldBe([new(2026, 2, 1), new(2026, 2, 2)]);
        days[0].ReplyPercentage.ShouldBe(60.25);
        days[0].LostCustomers.ShouldBe(2);
        days[1].ReplyPercentage.ShouldBeNull();
        bench.Server.RequestsOf(Behaviour)[0].ShouldHaveBody("""{"userid":["zhangsan"],"start_time":1769875200,"end_time":1769961600}""");
    }
}
