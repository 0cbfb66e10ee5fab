using MediatR;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Counts a draft, with what each condition does and some of the people; stores nothing.</summary>
public static class CountAudience
{
    /// <summary>People shown beside a count.</summary>
    public const int Samples = 10;

    /// <param name="Text">The definition as text; or</param>
    /// <param name="Definition">the definition as a tree.</param>
    /// <param name="AsOf">The day; null for today.</param>
    public sealed record Request(string? Text = null, DefinitionShape? Definition = null, DateOnly? AsOf = null);

    /// <param name="Reader">Who asks.</param>
    /// <param name="Request">What is asked.</param>
    public sealed record Query(AudienceReader Reader, Request Request) : IRequest<AudienceCountResponse>;

    internal sealed class Handler(AudienceAnswers answers, PlacementIndex index, CustomerLines lines, TimeProvider clock)
        : IRequestHandler<Query, AudienceCountResponse>
    {
        public async Task<AudienceCountResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (reader, asked) = (request.Reader, request.Request);
            var definition = SentDefinition.Read(asked.Text, asked.Definition);
            var day = await answers.DayAsync(reader.CorpId, asked.AsOf, cancellationToken);
            var start = clock.GetTimestamp();
            var count = await answers.CountAsync(reader, definition, day, withEffects: true, cancellationToken);
            var took = clock.GetElapsedTime(start);
            var placements = await index.ReadAsync(reader.CorpId, cancellationToken);
            return new AudienceCountResponse(
                day.Day,
                AudienceWriter.Write(definition),
                DefinitionShape.Of(definition),
                count.Everybody.Count,
                count.Members.Count,
                [.. count.Effects.Select(e => new EffectResponse(AudienceWriter.Write(e.Condition), e.Holds, e.Without))],
                await lines.ReadAsync(reader.CorpId, [.. count.Ids().Take(Samples)], placements, cancellationToken),
                [.. count.Unknown.Select(u => new UnknownName(AudienceWords.SetFields.WordOf(u.Field), u.Name))],
                AudienceAnswers.WarningsOf(day, definition),
                count.ContactsReadAt,
                Math.Round(took.TotalMilliseconds, 1));
        }
    }
}
