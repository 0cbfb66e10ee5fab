using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>Everything known of a customer but their timeline.</summary>
public static class GetCustomer
{
    private const int PathDays = 365;
    private const int OrdersShown = 10;

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="CustomerId">Our number of the customer.</param>
    /// <param name="Visibility">Whose customers may be seen.</param>
    /// <param name="Language">The language of names.</param>
    public sealed record Query(int CorpId, long CustomerId, Visibility Visibility, TextLanguage Language) : IRequest<CustomerResponse>;

    internal sealed class Handler(PrivateTrafficDb db, Standings standings, CustomerParts parts, PersonalData personal)
        : IRequestHandler<Query, CustomerResponse>
    {
        public async Task<CustomerResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = await request.Visibility.IncludesAsync(db, request.CorpId, request.CustomerId, cancellationToken)
                ? await standings.FindAsync(request.CorpId, request.CustomerId, cancellationToken)
                : null;
            if (now is null)
            {
                throw new ProblemException(ProblemCode.NotFound);
            }

            var contacts = await db.Contacts.AsNoTracking().Where(c => c.CustomerId == request.CustomerId).ToListAsync(cancellationToken);
            var identities = await db.Identities.AsNoTracking().Where(i => i.CustomerId == request.CustomerId)
                .Select(i => i.Kind).Distinct().ToListAsync(cancellationToken);
            var tagIds = await db.FollowRelations.AsNoTracking().Where(r => r.CustomerId == request.CustomerId)
                .Select(r => r.Tags).ToListAsync(cancellationToken);
            return new CustomerResponse(
                request.CustomerId,
                contacts.ConvertAll(c => new ContactResponse(
                    c.ExternalUserId, personal.Reveal(c.Name), c.Avatar, GetCard.SourceOf(c.Type), c.CompanyName, c.Gender)),
                identities.Order().Select(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString())).ToArray(),
                await parts.OwnersAsync(request.CustomerId, cancellationToken),
                await parts.GroupsAsync(request.CorpId, request.CustomerId, cancellationToken),
                await parts.TagsAsync(request.CorpId, [.. tagIds.SelectMany(t => t).Distinct()], cancellationToken),
                now.Response,
                await parts.OrdersAsync(request.CustomerId, OrdersShown, cancellationToken),
                PathOf(now),
                await parts.SendsAsync(request.CustomerId, 20, request.Language, cancellationToken));
        }

        private static PathStep[] PathOf(Standings.Now now) =>
        [
            .. new Placer(now.Model.Model).Path(now.History, now.Today.AddDays(-PathDays), now.Today)
                .Select(p => (Step: new PathStep(p.AsOf, p.Cell.Key, LifecycleRules.KeyOf(p.Stage)), p))
                .Aggregate(new List<PathStep>(), (steps, next) =>
                {
                    if (steps.Count == 0 || steps[^1] with { Day = next.Step.Day } != next.Step)
                    {
                        steps.Add(next.Step);
                    }

                    return steps;
                })
                .AsEnumerable().Reverse(),
        ];
    }
}
