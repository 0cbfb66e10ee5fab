using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Thresholds;

namespace PrivateTraffic.Api.Features.Thresholds;

/// <summary>Derives the thresholds from the data; changes nothing.</summary>
public static class GetThresholds
{
    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Model">A model to try out, without problems; null for the one in effect.</param>
    /// <param name="Custom">A gap rule to estimate beside those of the model.</param>
    public sealed record Query(int CorpId, DateOnly? AsOf, SegmentationModel? Model = null, GapRule? Custom = null)
        : IRequest<ThresholdsResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Custom).Custom((rule, context) =>
        {
            foreach (var problem in rule?.Problems("rule") ?? [])
            {
                context.AddFailure(problem);
            }
        });
    }

    internal sealed class Handler(HistoryScan scan) : IRequestHandler<Query, ThresholdsResponse>
    {
        public async Task<ThresholdsResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var frame = await scan.FrameAsync(request.CorpId, request.AsOf, request.Model, cancellationToken);
            var sample = new ThresholdSample(frame.Model, frame.AsOf);
            var custom = request.Custom is { } rule ? new GapSample(rule, frame.AsOf) : null;
            await scan.VisitAsync(frame.CorpId, sample.NeedsTimes || custom?.NeedsTimes == true, (_, history) =>
            {
                sample.Add(history);
                custom?.Add(history);
            }, cancellationToken);
            return ThresholdAnswer.Of(frame, sample.Derive(), custom is null ? null : GapThreshold.Of(custom));
        }
    }
}
