using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Why a customer is in an audience, or is not; also as of a past day.</summary>
public static class ExplainAudience
{
    /// <param name="CustomerId">Our number of the customer.</param>
    /// <param name="Audience">The number of a stored audience; or</param>
    /// <param name="Text">a definition as text; or</param>
    /// <param name="Definition">a definition as a tree.</param>
    /// <param name="AsOf">The day; null for today.</param>
    public sealed record Request(
        long CustomerId, long? Audience = null, string? Text = null, DefinitionShape? Definition = null, DateOnly? AsOf = null);

    /// <param name="Reader">Who asks.</param>
    /// <param name="Request">What is asked.</param>
    public sealed record Query(AudienceReader Reader, Request Request) : IRequest<WhyResponse>;

    internal sealed class Handler(AudienceAnswers answers, AudienceIndex index, AudienceSubjects subjects, PrivateTrafficDb db)
        : IRequestHandler<Query, WhyResponse>
    {
        public async Task<WhyResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (reader, asked) = (request.Reader, request.Request);
            var day = await answers.DayAsync(reader.CorpId, asked.AsOf, cancellationToken);
            var audience = asked.Audience is { } id ? await answers.FindAsync(reader, id, cancellationToken) : null;
            var definition = audience is null ? SentDefinition.Read(asked.Text, asked.Definition)
                : audience.Definition is { } text ? AudienceParser.Parse(text)
                : null;
            var subject = await reader.Visibility.IncludesAsync(db, reader.CorpId, asked.CustomerId, cancellationToken)
                ? await SubjectAsync(reader.CorpId, asked.CustomerId, day, definition, cancellationToken)
                : null;
            if (subject is null)
            {
                throw new ProblemException(ProblemCode.NotFound);
            }

            bool? isMember = audience is null or { Kind: AudienceKind.Dynamic }
                ? null
                : Array.BinarySearch(PackedIds.Unpack(audience.Members ?? []), asked.CustomerId) >= 0;
            if (definition is null)
            {
                return new WhyResponse(asked.CustomerId, day.Day, isMember == true, isMember, null, null, []);
            }

            var why = AudienceExplanation.Of(definition, subject, day.Day);
            return new WhyResponse(
                asked.CustomerId,
                day.Day,
                why.IsIn,
                isMember,
                Of(why.Include),
                why.Exclude is null ? null : Of(why.Exclude),
                AudienceAnswers.WarningsOf(day, definition));
        }

        private async Task<AudienceSubject?> SubjectAsync(
            int corpId, long customerId, AudienceDay day, AudienceDefinition? definition, CancellationToken cancellation)
        {
            // Value segments hang on everybody's orders: they are worked out only where the definition asks for them.
            RfmSegment? segment = definition?.Conditions.Any(c => c is SetCondition { Field: SetField.Rfm }) == true
                ? await index.SegmentOfAsync(corpId, customerId, day, cancellation)
                : null;
            return await subjects.ReadAsync(corpId, customerId, day, segment, cancellation);
        }

        private static AudienceReasonResponse Of(AudienceReason reason)
        {
            var shape = NodeShape.Describe(reason.Node);
            var condition = reason.Node as AudienceCondition;
            return new AudienceReasonResponse(
                shape.Kind,
                condition is null ? null : AudienceWriter.Write(condition),
                reason.Held,
                reason.Values,
                reason.Number,
                reason.Day,
                condition is null ? null : shape,
                [.. reason.Parts.Select(Of)]);
        }
    }
}
