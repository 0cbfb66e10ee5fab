using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Statistics;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>What WeCom counted for each member and day. It sums over the members of one call, so it is called once for each.</summary>
internal sealed class StatisticsPull(IOptions<SyncOptions> options) : IPullArea
{
    /// <summary>WeCom answers at most this many days at once, and yesterday at the latest.</summary>
    private const int SpanDays = 30;

    public string Name => Areas.Statistics;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var yesterday = step.Corp.Calendar.DayOf(new DateTimeOffset(step.Run.StartedAt, TimeSpan.Zero)).AddDays(-1);
        var first = yesterday.AddDays(1 - options.Value.HistoryDays);
        var members = await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation);
        foreach (var member in members.Where(m => string.CompareOrdinal(m, step.Cursor) > 0))
        {
            var days = new List<MemberDay>();
            for (var from = first; from <= yesterday; from = from.AddDays(SpanDays))
            {
                var to = from.AddDays(SpanDays - 1) < yesterday ? from.AddDays(SpanDays - 1) : yesterday;
                days.AddRange(await ReadAsync(step, member, from, to, cancellation));
            }

            await step.SaveAsync(() => step.Db.UpsertAsync(days, cancellation), member, 1, isLast: false, cancellation);
        }

        await step.SaveAsync(() => Task.CompletedTask, step.Cursor, 0, isLast: true, cancellation);
    }

    private static async Task<IEnumerable<MemberDay>> ReadAsync(
        StepContext step, string member, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        try
        {
            var days = await step.Client.Statistics.GetMemberActivityAsync(new MemberId(member), from, to, cancellation);
            return days.Select(d => new MemberDay
            {
                CorpId = step.Corp.Id,
                UserId = member,
                Day = d.Day,
                NewApplications = d.FriendRequests,
                NewContacts = d.NewCustomers,
                Chats = d.Chats,
                Messages = d.Messages,
                ReplyPercentage = d.ReplyPercentage,
                AverageReplyMinutes = d.AverageReplyMinutes,
                NegativeFeedback = d.LostCustomers,
            });
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            // The member left while the run was under way.
            return [];
        }
    }
}
