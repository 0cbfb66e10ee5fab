using System.Buffers.Text;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Links;

namespace PrivateTraffic.Api.Features.Links;

/// <summary>Makes a link for one customer, so that its opening counts as their interaction. Asked for again, the same one is given.</summary>
public static class CreateLink
{
    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="Target">Where the link leads: an absolute http or https address.</param>
    public sealed record Request(string ExternalUserId, string Target);

    public sealed record Command(SignedInMember Member, Request Request) : IRequest<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Request.ExternalUserId).NotEmpty().MaximumLength(64).OverridePropertyName("externalUserId");
            RuleFor(c => c.Request.Target).MaximumLength(2048).Must(IsAddress).WithMessage("an absolute http or https address").OverridePropertyName("target");
        }

        private static bool IsAddress(string? target) =>
            Uri.TryCreate(target, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
    }

    internal sealed class Handler(PrivateTrafficDb db, CardSubjects subjects, TimeProvider clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (member, (externalUserId, target)) = request;
            var (contact, _) = await subjects.FindAsync(member, externalUserId, cancellationToken);
            var known = await db.TrackedLinks.AsNoTracking()
                .Where(l => l.CustomerId == contact.CustomerId && l.UserId == member.UserId && l.Target == target && l.RevokedAt == null)
                .Select(l => l.Token).FirstOrDefaultAsync(cancellationToken);
            if (known is not null)
            {
                return known;
            }

            var link = new TrackedLink
            {
                Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                CorpId = member.CorpId,
                CustomerId = contact.CustomerId,
                UserId = member.UserId,
                Target = target,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            await db.WriteAsync(() => db.InsertNewAsync([link], cancellationToken), cancellationToken);
            return link.Token;
        }
    }
}
