using System.Buffers.Text;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Links;

namespace PrivateTraffic.Api.Features.Links;

/// <summary>Makes a link for one customer, so that its opening counts as their interaction. Asked for again, the same one is given.</summary>
public static class CreateLink
{
    private const int LongestTarget = 2048;

    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="Target">Where the link leads: an absolute http or https address.</param>
    public sealed record Request(string ExternalUserId, string Target);

    public sealed record Command(SignedInMember Member, Request Request) : IRequest<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Request.ExternalUserId).Must(CardSubjects.IsExternalUserId)
                .Says("应为客户的 external_userid。", "This must be the external_userid of a customer.").OverridePropertyName("externalUserId");
            RuleFor(c => c.Request.Target).Must(IsAddress)
                .Says("应为完整的 http 或 https 网址，最多 2048 个字符。", "This must be an absolute http or https address of at most 2048 characters.")
                .OverridePropertyName("target");
        }

        private static bool IsAddress(string? target) => target?.Length <= LongestTarget
            && Uri.TryCreate(target, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
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
