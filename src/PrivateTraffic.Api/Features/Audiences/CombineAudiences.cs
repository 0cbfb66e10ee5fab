using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Domain.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>How two audiences become one.</summary>
public enum Combination
{
    /// <summary>Those of either.</summary>
    Union = 0,

    /// <summary>Those of both.</summary>
    Intersect = 1,

    /// <summary>Those of the first without those of the second.</summary>
    Subtract = 2,
}

/// <summary>
/// Makes an audience of two. Of two dynamic ones it is dynamic, and its definition says so; otherwise it is made by hand of those who
/// belong now.
/// </summary>
public static class CombineAudiences
{
    /// <param name="Name">The name of the new audience.</param>
    /// <param name="Left">The number of the first.</param>
    /// <param name="Right">The number of the second.</param>
    /// <param name="Combination">How they are combined.</param>
    public sealed record Request(string Name, long Left, long Right, Combination Combination);

    /// <param name="Reader">Who asks.</param>
    /// <param name="Request">What is asked.</param>
    public sealed record Command(AudienceReader Reader, Request Request) : IRequest<SaveAudience.Command>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request).Must(r => r.Left != r.Right).OverridePropertyName("right")
            .Says("请选择两个不同的人群。", "Choose two different audiences.");
    }

    /// <summary>Settles what is to be saved.</summary>
    internal sealed class Handler(AudienceAnswers answers) : IRequestHandler<Command, SaveAudience.Command>
    {
        public async Task<SaveAudience.Command> Handle(Command request, CancellationToken cancellationToken)
        {
            var (reader, asked) = (request.Reader, request.Request);
            var left = await answers.FindAsync(reader, asked.Left, cancellationToken);
            var right = await answers.FindAsync(reader, asked.Right, cancellationToken);
            if (left.Kind == AudienceKind.Dynamic && right.Kind == AudienceKind.Dynamic)
            {
                return Save(AudienceKind.Dynamic, Joined(left, right, asked.Combination), null);
            }

            var day = await answers.DayAsync(reader.CorpId, null, cancellationToken);
            var first = await answers.MembersAsync(reader, left, day, cancellationToken);
            var second = await answers.MembersAsync(reader, right, day, cancellationToken);
            var others = first.Rows.SetOf(second.Ids());
            var members = asked.Combination switch
            {
                Combination.Union => first.Members.Copy().Add(others),
                Combination.Intersect => first.Members.Copy().Keep(others),
                Combination.Subtract => first.Members.Copy().Remove(others),
                _ => throw new ArgumentOutOfRangeException(nameof(request), asked.Combination, null),
            };
            return Save(AudienceKind.Manual, null, [.. members.Rows().Select(first.Rows.IdOf)]);

            SaveAudience.Command Save(AudienceKind kind, string? text, IReadOnlyList<long>? customers) =>
                new(reader, null, new SaveAudience.Request(asked.Name, kind, text, null, customers));
        }

        private static string Joined(Audience left, Audience right, Combination combination)
        {
            var (first, second) = (PartOf(left), PartOf(right));
            return AudienceWriter.Write(combination switch
            {
                Combination.Union => new AudienceDefinition(new AudienceGroup(GroupKind.Any, [first, second]), null),
                Combination.Intersect => new AudienceDefinition(new AudienceGroup(GroupKind.All, [first, second]), null),
                Combination.Subtract => new AudienceDefinition(first, second),
                _ => throw new ArgumentOutOfRangeException(nameof(combination), combination, null),
            });
        }

        private static AudienceGroup PartOf(Audience audience)
        {
            var definition = AudienceParser.Parse(audience.Definition!);
            return definition.Exclude is { } exclude
                ? new AudienceGroup(GroupKind.All, [definition.Include, new AudienceGroup(GroupKind.None, [exclude])])
                : definition.Include;
        }
    }
}
