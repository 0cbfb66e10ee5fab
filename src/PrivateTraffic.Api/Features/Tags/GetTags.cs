using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Tags;

/// <summary>The tags on the customer of a chat.</summary>
public static class GetTags
{
    /// <param name="Member">Who looks.</param>
    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="Language">The language of problems and advice.</param>
    public sealed record Query(SignedInMember Member, string ExternalUserId, TextLanguage Language) : IRequest<TagsResponse>;

    internal sealed class Handler(CardSubjects subjects, TagSheet sheet) : IRequestHandler<Query, TagsResponse>
    {
        public async Task<TagsResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var subject = await subjects.FindAsync(request.Member, request.ExternalUserId, cancellationToken);
            return await sheet.ReadAsync(request.Member, subject, request.Language, cancellationToken);
        }
    }
}
