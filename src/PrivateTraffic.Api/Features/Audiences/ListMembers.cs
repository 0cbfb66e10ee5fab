using System.Globalization;
using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data.Placements;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>The people of an audience, a page at a time.</summary>
public static class ListMembers
{
    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">The number of the audience.</param>
    /// <param name="After"><see cref="CustomerPage.Next"/> of the page before; null for the first.</param>
    /// <param name="Limit">1 to 100.</param>
    public sealed record Query(AudienceReader Reader, long Id, string? After, int Limit) : IRequest<CustomerPage>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Limit).InclusiveBetween(1, 100).Says("limit 应为 1 到 100。", "limit must be 1 to 100.");
            RuleFor(q => q.After).Must(a => a is null || ListCustomers.TryParse(a, out _))
                .Says("after 应为上一页给出的 next。", "after must be the next of the page before.");
        }
    }

    internal sealed class Handler(AudienceAnswers answers, PlacementIndex index, CustomerLines lines) : IRequestHandler<Query, CustomerPage>
    {
        public async Task<CustomerPage> Handle(Query request, CancellationToken cancellationToken)
        {
            var corp = request.Reader.CorpId;
            var audience = await answers.FindAsync(request.Reader, request.Id, cancellationToken);
            var day = await answers.DayAsync(corp, null, cancellationToken);
            var members = await answers.MembersAsync(request.Reader, audience, day, cancellationToken);
            var after = ListCustomers.TryParse(request.After, out var last) ? last : 0;
            var ids = members.Ids(after).Take(request.Limit + 1).ToArray();
            var page = ids.Take(request.Limit).ToArray();
            var placements = await index.ReadAsync(corp, cancellationToken);
            return new CustomerPage(
                await lines.ReadAsync(corp, page, placements, cancellationToken),
                ids.Length > request.Limit ? page[^1].ToString(CultureInfo.InvariantCulture) : null,
                members.Members.Count);
        }
    }
}
