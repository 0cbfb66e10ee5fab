using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Tags;

namespace PrivateTraffic.Api.Features.Tags;

/// <summary>
/// Gives tags to a customer of the member's own and takes them off. Stored at once together with what WeCom is to be told, which follows by
/// itself. The same change again is a second try of what WeCom had refused; its opposite takes it back.
/// </summary>
public static class ChangeTags
{
    private const int MostAtOnce = 100;

    /// <param name="Add">Ids of tags that shall be on the customer.</param>
    /// <param name="Remove">Ids of tags that shall not.</param>
    public sealed record Request(IReadOnlyList<string> Add, IReadOnlyList<string> Remove);

    public sealed record Command(SignedInMember Member, string ExternalUserId, Request Request, TextLanguage Language)
        : IRequest<TagsResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request).Must(IsSensible)
            .Says(
                $"add 和 remove 合起来应有 1 到 {MostAtOnce} 个标签，且同一个标签不能两边都有。",
                $"add and remove must name 1 to {MostAtOnce} tags together, and none of them twice.")
            .OverridePropertyName("add");

        private static bool IsSensible(Request request)
        {
            var all = (request.Add ?? []).Concat(request.Remove ?? []).ToList();
            return all.Count is > 0 and <= MostAtOnce && all.Distinct(StringComparer.Ordinal).Count() == all.Count;
        }
    }

    internal sealed class Handler(
        PrivateTrafficDb db,
        CardSubjects subjects,
        CorpRegistry corps,
        TagSheet sheet,
        TagSignal signal,
        IOptions<TagOptions> options,
        TimeProvider clock) : IRequestHandler<Command, TagsResponse>
    {
        public async Task<TagsResponse> Handle(Command command, CancellationToken cancellationToken)
        {
            var (member, externalUserId, request, language) = command;
            var subject = await subjects.FindAsync(member, externalUserId, cancellationToken);
            if (subject.Relation is not { Status: not RelationStatus.DeletedByMember } relation)
            {
                throw new ProblemException(ProblemCode.NotYourRelation);
            }

            if (await corps.FindAsync(member.CorpId, cancellationToken) is not { Settings: not null })
            {
                throw new ProblemException(ProblemCode.NoApp);
            }

            var (add, remove) = (request.Add ?? [], request.Remove ?? []);
            await CheckAsync(member.CorpId, add.Concat(remove), cancellationToken);
            var decision = new TagDecision(relation, add, remove, TagOrigin.Manual, member.UserId, clock.GetUtcNow().UtcDateTime);
            await DecideAsync(decision, cancellationToken);
            signal.Ring();
            return await sheet.ReadAsync(member, subject, language, cancellationToken);
        }

        private async Task CheckAsync(int corpId, IEnumerable<string> tags, CancellationToken cancellation)
        {
            var library = await sheet.LibraryAsync(corpId, cancellation);
            foreach (var tag in tags)
            {
                if (!library.ById.TryGetValue(tag, out var known))
                {
                    throw new ProblemException(ProblemCode.UnknownTag);
                }

                if (options.Value.IsReadOnly(known.Group.Name))
                {
                    throw new ProblemException(ProblemCode.TagReadOnly, known.Group.Name);
                }
            }
        }

        private async Task DecideAsync(TagDecision decision, CancellationToken cancellation)
        {
            try
            {
                await db.WriteAsync(() => new TagMarkStore(db).DecideAsync(decision, cancellation), cancellation);
            }
            catch (TagsFullException)
            {
                throw new ProblemException(ProblemCode.TagsFull, TagMarkStore.MostTags);
            }
        }
    }
}
