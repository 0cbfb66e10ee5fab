using MediatR;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>All audiences of the company, by name.</summary>
public static class ListAudiences
{
    /// <param name="Reader">Who asks.</param>
    public sealed record Query(AudienceReader Reader) : IRequest<AudiencesResponse>;

    internal sealed class Handler(AudienceStore store) : IRequestHandler<Query, AudiencesResponse>
    {
        public async Task<AudiencesResponse> Handle(Query request, CancellationToken cancellationToken) => new(
            [.. (await store.AllAsync(request.Reader.CorpId, cancellationToken)).Select(a => AudienceAnswers.Response(request.Reader, a))]);
    }
}
