using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Removes an audience; its customers stay what they are.</summary>
public static class DeleteAudience
{
    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">Its number.</param>
    public sealed record Command(AudienceReader Reader, long Id) : IRequest;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Id).GreaterThan(0).Says("人群编号应为正数。", "The number of an audience is positive.");
    }

    internal sealed class Handler(AudienceAnswers answers, AudienceStore store) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var audience = await answers.FindAsync(request.Reader, request.Id, cancellationToken);
            if (!request.Reader.MayChange(audience))
            {
                throw new ProblemException(ProblemCode.NotYourAudience);
            }

            await store.RemoveAsync(request.Reader.CorpId, request.Id, cancellationToken);
        }
    }
}
