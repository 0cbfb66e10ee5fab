using MediatR;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>What conditions can be about: the tags, group chats, members and channels of the company.</summary>
public static class GetVocabulary
{
    private const int Most = 1_000;

    /// <param name="Reader">Who asks.</param>
    public sealed record Query(AudienceReader Reader) : IRequest<VocabularyResponse>;

    internal sealed class Handler(AudienceIndex index) : IRequestHandler<Query, VocabularyResponse>
    {
        public async Task<VocabularyResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (_, _, contacts) = await index.ReadAsync(request.Reader.CorpId, cancellationToken);
            return new VocabularyResponse(
                Of(contacts, SetField.Tag),
                Of(contacts, SetField.Group),
                [.. contacts.Names.ValuesOf(SetField.Member).Take(Most).Select(m => new NamedValue(m.Name, LabelOf(m)))],
                [.. contacts.Frequent(SetField.Channel).Take(Most).Select(c => new NamedValue(c.Id, c.Id))]);
        }

        /// <summary>The short name where it means one thing, otherwise one that says more.</summary>
        private static NamedValue[] Of(ContactColumns contacts, SetField field) =>
        [
            .. contacts.Names.ValuesOf(field).Take(Most).Select(v => new NamedValue(
                contacts.Names.IdsOf(field, v.Name).Count == 1 ? v.Name : v.Others[^1], field == SetField.Tag ? v.Others[^1] : v.Name)),
        ];

        private static string LabelOf(AudienceValue member) => member.Others is [var name] ? name : member.Name;
    }
}
