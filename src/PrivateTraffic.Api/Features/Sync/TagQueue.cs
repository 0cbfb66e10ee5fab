using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Tags;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Sync;

/// <summary>Says how tags come along on their way to WeCom.</summary>
internal sealed class TagQueue(PrivateTrafficDb db)
{
    private const int MostProblems = 20;

    public async Task<TagQueueResponse> ReadAsync(int corpId, TextLanguage language, CancellationToken cancellation)
    {
        var waiting = db.TagMarks.AsNoTracking().Where(m => m.CorpId == corpId && m.Delivery == TagDelivery.Waiting);
        return new TagQueueResponse(
            await waiting.LongCountAsync(cancellation),
            await waiting.MinAsync(m => (DateTime?)m.SetAt, cancellation),
            await db.TagMarks.LongCountAsync(m => m.CorpId == corpId && m.Delivery == TagDelivery.Failed, cancellation),
            await ProblemsAsync(corpId, language, cancellation));
    }

    private async Task<IReadOnlyList<TagProblemResponse>> ProblemsAsync(int corpId, TextLanguage language, CancellationToken cancellation)
    {
        var problems = await (
            from m in db.TagMarks.AsNoTracking()
            where m.CorpId == corpId && m.Delivery != TagDelivery.Delivered && m.Problem != null
            join r in db.FollowRelations on new { m.CorpId, m.UserId, m.ExternalUserId } equals new { r.CorpId, r.UserId, r.ExternalUserId }
            join p in db.Members on new { m.CorpId, m.UserId } equals new { p.CorpId, p.UserId } into members
            from p in members.DefaultIfEmpty()
            join t in db.CorpTags on new { m.CorpId, m.TagId } equals new { t.CorpId, t.TagId } into tags
            from t in tags.DefaultIfEmpty()
            orderby m.SetAt descending, m.TagId
            select new { Mark = m, r.CustomerId, Member = p.Name, Tag = t.Name }).Take(MostProblems).ToListAsync(cancellation);
        return problems.ConvertAll(p => new TagProblemResponse(
            p.CustomerId,
            p.Member ?? p.Mark.UserId,
            p.Tag ?? p.Mark.TagId,
            p.Mark.IsOn,
            p.Mark.SetAt,
            p.Mark.Delivery == TagDelivery.Failed,
            p.Mark.Attempts,
            p.Mark.Delivery == TagDelivery.Failed ? null : p.Mark.NotBefore,
            WeComWords.Of(p.Mark.Problem!).In(language),
            TagRemedies.For(p.Mark).In(language)));
    }
}
