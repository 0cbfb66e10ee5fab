using MediatR;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Counts two audiences beside each other.</summary>
public static class CompareAudiences
{
    /// <param name="Reader">Who asks.</param>
    /// <param name="Left">The number of the first.</param>
    /// <param name="Right">The number of the second.</param>
    public sealed record Query(AudienceReader Reader, long Left, long Right) : IRequest<ComparisonResponse>;

    internal sealed class Handler(AudienceAnswers answers) : IRequestHandler<Query, ComparisonResponse>
    {
        public async Task<ComparisonResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var day = await answers.DayAsync(request.Reader.CorpId, null, cancellationToken);
            var left = await MembersAsync(request.Left);
            var right = await MembersAsync(request.Right);

            // Between the two counts somebody may have come: ids say the same in both numberings, rows need not.
            var others = left.Rows.SetOf(right.Ids());
            var both = others.Copy().Keep(left.Members).Count;
            var (l, r) = (left.Members.Count, right.Members.Count);
            return new ComparisonResponse(l, r, both, l - both, r - both, l + r - both);

            async Task<AudienceCount> MembersAsync(long id) => await answers.MembersAsync(
                request.Reader, await answers.FindAsync(request.Reader, id, cancellationToken), day, cancellationToken);
        }
    }
}
