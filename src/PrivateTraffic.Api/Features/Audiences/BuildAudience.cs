using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Counts an audience anew; a snapshot takes in those for whom its definition holds now.</summary>
public static class BuildAudience
{
    /// <summary>There is nothing to choose: <c>{}</c>.</summary>
    public sealed record Request;

    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">Its number.</param>
    public sealed record Command(AudienceReader Reader, long Id) : IRequest<AudienceResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Id).GreaterThan(0).Says("人群编号应为正数。", "The number of an audience is positive.");
    }

    internal sealed class Handler(AudienceAnswers answers, AudienceStore store) : IRequestHandler<Command, AudienceResponse>
    {
        public async Task<AudienceResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var audience = await answers.FindAsync(request.Reader, request.Id, cancellationToken);
            if (!request.Reader.MayChange(audience))
            {
                throw new ProblemException(ProblemCode.NotYourAudience);
            }

            await store.SaveAsync(await answers.BuildAsync(request.Reader, audience, cancellationToken), cancellationToken);
            return AudienceAnswers.Response(request.Reader, audience);
        }
    }
}
