using Microsoft.Extensions.Options;
using PrivateTraffic.Data.Moments;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Moments;
using Moment = PrivateTraffic.Data.Moments.Moment;
using WeComMoment = PrivateTraffic.WeCom.Moments.Moment;

namespace PrivateTraffic.Sync.Pull.Moments;

/// <summary>
/// The moments of the last weeks and who has published them. Members publish a company's moment whenever they find the time, so recent
/// ones are looked at again in each pull.
/// </summary>
internal sealed class MomentPull(IOptions<SyncOptions> options) : IPullArea
{
    /// <summary>WeCom lists at most this many days at once.</summary>
    private const int SpanDays = 30;
    private const int TextLength = 200;

    public string Name => Areas.Moments;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var end = new DateTimeOffset(step.Run.StartedAt, TimeSpan.Zero);
        var spans = Enumerable.Range(0, (options.Value.HistoryDays + SpanDays - 1) / SpanDays)
            .Select(i => (From: end.AddDays(-SpanDays * (i + 1)), To: end.AddDays(-SpanDays * i))).ToArray();
        var cursor = SpanCursor.Parse(step.Cursor);
        for (var span = cursor.Span; span < spans.Length; span++)
        {
            try
            {
                await PullAsync(step, spans, span, span == cursor.Span ? cursor.Inner : "", cancellation);
            }
            catch (CursorInvalidException)
            {
                await PullAsync(step, spans, span, "", cancellation);
            }
        }
    }

    private static async Task PullAsync(
        StepContext step, (DateTimeOffset From, DateTimeOffset To)[] spans, int span, string inner, CancellationToken cancellation)
    {
        await foreach (var page in step.Client.Moments.ListAsync(spans[span].From, spans[span].To, MomentFilter.All, inner, cancellation))
        {
            var publications = new List<MomentPublication>();
            foreach (var moment in page.Items)
            {
                publications.AddRange(await PublicationsAsync(step, moment, cancellation));
            }

            var moments = page.Items.Select(m => MomentOf(step.Corp.Id, m)).ToArray();
            var isLast = page.IsLast && span == spans.Length - 1;
            var next = page.IsLast ? new SpanCursor(span + 1, "") : new SpanCursor(span, page.NextCursor);
            await step.SaveAsync(async () =>
            {
                await step.Db.UpsertAsync(moments, cancellation);
                await step.Db.InsertNewAsync(publications, cancellation);
            }, next.ToString(), moments.Length, isLast, cancellation);
        }
    }

    private static async Task<List<MomentPublication>> PublicationsAsync(
        StepContext step, WeComMoment moment, CancellationToken cancellation)
    {
        if (moment.Origin == MomentOrigin.Personal)
        {
            return moment.Creator is { } creator ? [Publication(creator)] : [];
        }

        var published = new List<MomentPublication>();
        await foreach (var page in step.Client.Moments.ListTasksAsync(moment.Id, "", cancellation))
        {
            published.AddRange(page.Items.Where(t => t.Status == MomentPublishStatus.Published).Select(t => Publication(t.Member)));
        }

        return published;

        MomentPublication Publication(WeCom.Ids.MemberId member) => new()
        {
            CorpId = step.Corp.Id,
            MomentId = moment.Id.Value,
            UserId = MemberMapping.UserIdOf(member),
            NextReadAt = step.Run.StartedAt,
        };
    }

    private static Moment MomentOf(int corpId, WeComMoment moment)
    {
        var text = moment.Text?.Content ?? "";
        return new()
        {
            CorpId = corpId,
            MomentId = moment.Id.Value,
            Creator = moment.Creator is { } creator ? MemberMapping.UserIdOf(creator) : null,
            CreatedAt = moment.CreatedAt.UtcDateTime,
            IsPersonal = moment.Origin == MomentOrigin.Personal,
            Text = text.Length <= TextLength ? text : text[..(char.IsHighSurrogate(text[TextLength - 1]) ? TextLength - 1 : TextLength)],
        };
    }
}
