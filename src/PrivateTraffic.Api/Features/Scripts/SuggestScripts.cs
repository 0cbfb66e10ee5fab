using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>All scripts for a customer, not only the few on the card: against an obstacle, or by words.</summary>
public static class SuggestScripts
{
    private const int Most = 200;

    /// <param name="Member">Who looks.</param>
    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="Obstacle">Why the customer does not take the next step; null for no matter.</param>
    /// <param name="Search">Words in name or text; null for all.</param>
    /// <param name="Language">The language of names and scripts.</param>
    public sealed record Query(SignedInMember Member, string ExternalUserId, string? Obstacle, string? Search, TextLanguage Language)
        : IRequest<SuggestionsResponse>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Obstacle).Must(o => o is null || Obstacle.TryParse(o, out _)).Says("没有这种阻塞点。", "There is no such obstacle.");
            RuleFor(q => q.Search).MaximumLength(50).Says("搜索词最多 50 个字符。", "The words to search for take at most 50 characters.");
        }
    }

    internal sealed class Handler(CardSubjects subjects, CardFactsReader facts, Standings standings, CustomerParts parts, Suggestions suggestions)
        : IRequestHandler<Query, SuggestionsResponse>
    {
        public async Task<SuggestionsResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (contact, relation) = await subjects.FindAsync(request.Member, request.ExternalUserId, cancellationToken);
            var now = await standings.FindAsync(request.Member.CorpId, contact.CustomerId, cancellationToken)
                ?? throw new ProblemException(ProblemCode.UnknownCustomer);
            var groups = await parts.GroupsAsync(request.Member.CorpId, contact.CustomerId, cancellationToken);
            var orders = await facts.OrdersAsync(contact.CustomerId, cancellationToken);
            var tags = relation is null ? [] : await parts.TagsAsync(relation.CorpId, relation.Tags, cancellationToken);
            var people = await facts.PeopleAsync(request.Member, contact, relation, now, orders, groups.Count > 0, tags, cancellationToken);
            var obstacle = Obstacle.TryParse(request.Obstacle, out var chosen) ? chosen : null;
            var wanted = new ScriptsWanted(now, contact.CustomerId, request.Member.UserId, people, obstacle, request.Language);
            var all = suggestions.All(wanted, await facts.PastSendsAsync(wanted, cancellationToken));
            var found = all.Where(s => Matches(s, request.Search)).ToList();
            return new SuggestionsResponse([.. found.Take(Most)], found.Count, Suggestions.Obstacles(request.Language));
        }

        private static bool Matches(SuggestionResponse script, string? search) => string.IsNullOrWhiteSpace(search)
            || script.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)
            || script.Text.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
