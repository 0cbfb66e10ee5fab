using MediatR;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>One audience.</summary>
public static class GetAudience
{
    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">Its number.</param>
    public sealed record Query(AudienceReader Reader, long Id) : IRequest<AudienceResponse>;

    internal sealed class Handler(AudienceAnswers answers) : IRequestHandler<Query, AudienceResponse>
    {
        public async Task<AudienceResponse> Handle(Query request, CancellationToken cancellationToken) =>
            AudienceAnswers.Response(request.Reader, await answers.FindAsync(request.Reader, request.Id, cancellationToken));
    }
}
