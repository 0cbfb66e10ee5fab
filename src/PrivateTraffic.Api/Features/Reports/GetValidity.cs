using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Rfm;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Api.Features.Reports;

/// <summary>Judges the segmentations of a model on the company's customers.</summary>
public static class GetValidity
{
    /// <summary>The most days that the labels of the past may lie back.</summary>
    internal const int MostDays = 3_660;

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="AsOf">The last day of the data; null for yesterday, the last complete day.</param>
    /// <param name="Days">How long ago the labels of the past lie, in days, 1 to 3,660; null for 30.</param>
    /// <param name="Model">A model to try out, without problems; null for the one in effect.</param>
    public sealed record Query(int CorpId, DateOnly? AsOf, int? Days = null, SegmentationModel? Model = null) : IRequest<ValidityResponse>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Days).InclusiveBetween(1, MostDays).Says("应为 1 到 3660 天。", "It must be 1 to 3660 days.");
    }

    internal sealed class Handler(HistoryScan scan) : IRequestHandler<Query, ValidityResponse>
    {
        private const int DefaultDays = 30;

        public async Task<ValidityResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var frame = await scan.FrameAsync(request.CorpId, request.AsOf, request.Model, cancellationToken);
            var rfm = await SettleAsync(frame, cancellationToken);
            var audit = new ModelAudit(frame.Model, rfm, frame.AsOf, request.Days ?? DefaultDays);
            await scan.VisitAsync(frame.CorpId, withTimes: false, (_, history) => audit.Count(history), cancellationToken);
            await scan.VisitAsync(frame.CorpId, withTimes: false, audit.Compare, cancellationToken);
            return Answer(frame, audit.Since, audit.Reports());
        }

        private async Task<RfmSegmentation> SettleAsync(ReportFrame frame, CancellationToken cancellationToken)
        {
            var reader = new RfmReader(frame.Model.Rfm.WindowDays);
            var population = new RfmPopulation();
            await scan.VisitAsync(frame.CorpId, withTimes: false, (_, history) =>
            {
                if (reader.Read(history, frame.AsOf) is { } facts)
                {
                    population.Add(facts);
                }
            }, cancellationToken);
            return RfmSegmentation.Of(population, frame.Model.Rfm);
        }

        private static ValidityResponse Answer(
            ReportFrame frame, DateOnly since, (ValidityReport Matrix, ValidityReport Lifecycle, ValidityReport Value) reports)
        {
            var quality = QualityResponse.Of(reports.Matrix.Quality.And(reports.Lifecycle.Quality).And(reports.Value.Quality));
            return new ValidityResponse(
                frame.AsOf,
                since,
                frame.Version,
                reports.Matrix.Customers,
                quality.Status,
                quality.Reason,
                quality.Reasons,
                frame.Model,
                frame.Model.Dimensions(),
                frame.Warnings,
                [
                    ValidityAnswer.Of("matrix", [.. MatrixCell.All.Select(c => c.Key)], reports.Matrix),
                    ValidityAnswer.Of("lifecycle", [.. Enum.GetValues<LifecycleStage>().Select(LifecycleRules.KeyOf)], reports.Lifecycle),
                    ValidityAnswer.Of("rfm", [.. RfmSegment.All.Select(s => s.Key)], reports.Value),
                ]);
        }
    }
}
