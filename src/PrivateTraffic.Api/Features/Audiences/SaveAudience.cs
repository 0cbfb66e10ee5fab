using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Stores a new audience, or another state of one, and counts it.</summary>
public static class SaveAudience
{
    private const int MostCustomers = 100_000;

    /// <param name="Name">Its name, which no other audience has.</param>
    /// <param name="Kind">How it keeps up with customers.</param>
    /// <param name="Text">Its definition as text; or</param>
    /// <param name="Definition">its definition as a tree.</param>
    /// <param name="Customers">For audiences made by hand: the numbers of its customers; those whom you may not see are left out.</param>
    public sealed record Request(
        string Name,
        AudienceKind Kind,
        string? Text = null,
        DefinitionShape? Definition = null,
        IReadOnlyList<long>? Customers = null);

    /// <param name="Reader">Who asks.</param>
    /// <param name="Id">The audience to change; null for a new one.</param>
    /// <param name="Request">What it is to be.</param>
    public sealed record Command(AudienceReader Reader, long? Id, Request Request) : IRequest<AudienceResponse>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Request.Name).Must(IsName).OverridePropertyName("name").Says(
                $"名称应为 1 到 {Audience.LongestName} 个字符，不含控制字符。",
                $"A name has 1 to {Audience.LongestName} characters, none of them a control character.");
            RuleFor(c => c.Request.Customers).Must((command, customers) => customers is null || command.Request.Kind == AudienceKind.Manual)
                .OverridePropertyName("customers").Says("只有手工人群可以直接指定客户。", "Only audiences made by hand take customers.");
            RuleFor(c => c.Request.Customers).Must(c => c is null || (c.Count <= MostCustomers && c.All(id => id > 0)))
                .OverridePropertyName("customers").Says(
                    $"客户编号应为正数，最多 {MostCustomers} 个。", $"Customers are positive numbers, {MostCustomers} of them at most.");
        }

        private static bool IsName(string? name) =>
            !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= Audience.LongestName && !name.Any(char.IsControl);
    }

    internal sealed class Handler(AudienceAnswers answers, AudienceStore store, TimeProvider clock)
        : IRequestHandler<Command, AudienceResponse>
    {
        public async Task<AudienceResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var (reader, wanted) = (request.Reader, request.Request);
            var name = wanted.Name.Trim();
            var text = wanted.Kind == AudienceKind.Manual
                ? null
                : AudienceWriter.Write(SentDefinition.Read(wanted.Text, wanted.Definition));
            if (await store.IsTakenAsync(reader.CorpId, name, request.Id, cancellationToken))
            {
                throw new ProblemException(ProblemCode.AudienceNameTaken, name);
            }

            var audience = request.Id is { } id ? await answers.FindAsync(reader, id, cancellationToken) : New(reader, name, wanted.Kind);
            if (request.Id is not null && !reader.MayChange(audience))
            {
                throw new ProblemException(ProblemCode.NotYourAudience);
            }

            (audience.Name, audience.Kind, audience.Definition) = (name, wanted.Kind, text);
            audience.ChangedAt = clock.GetUtcNow().UtcDateTime;
            if (wanted is { Kind: AudienceKind.Manual, Customers: { } customers })
            {
                var today = await answers.DayAsync(reader.CorpId, null, cancellationToken);
                var everybody = await answers.CountAsync(
                    reader, AudienceDefinition.Everybody, today, withEffects: false, cancellationToken);
                audience.Members = PackedIds.Pack(customers.Where(c => everybody.Everybody.Contains(everybody.Rows.RowOf(c))));
            }

            await answers.BuildAsync(reader, audience, cancellationToken);
            if (request.Id is null)
            {
                var number = await store.AddAsync(audience, cancellationToken);
                audience = await answers.FindAsync(reader, number, cancellationToken);
            }
            else
            {
                await store.SaveAsync(audience, cancellationToken);
            }

            return AudienceAnswers.Response(reader, audience);
        }

        private Audience New(AudienceReader reader, string name, AudienceKind kind)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return new Audience
            {
                CorpId = reader.CorpId,
                Name = name,
                Kind = kind,
                CreatedBy = reader.UserId,
                CreatedAt = now,
                ChangedAt = now,
            };
        }
    }
}
