using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Links;

/// <summary>Opens a tracked link: writes the opening to the ledger and says where the link leads.</summary>
public static class OpenLink
{
    public const string Source = "link";

    public sealed record Command(string Token) : IRequest<string?>;

    internal sealed class Handler(PrivateTrafficDb db, CorpRegistry corps, TimeProvider clock) : IRequestHandler<Command, string?>
    {
        public async Task<string?> Handle(Command request, CancellationToken cancellationToken)
        {
            var link = await db.TrackedLinks.AsNoTracking()
                .SingleOrDefaultAsync(l => l.Token == request.Token && l.RevokedAt == null, cancellationToken);
            if (link is null || await corps.FindAsync(link.CorpId, cancellationToken) is not { } corp)
            {
                return null;
            }

            // A page that is loaded twice in a moment was opened once: openings are told apart by the minute.
            var now = clock.GetUtcNow();
            var opening = new RecordedInteraction
            {
                CorpId = corp.Id,
                Source = Source,
                SourceId = $"{link.Token}/{now.ToUnixTimeSeconds() / 60}",
                CustomerId = link.CustomerId,
                Kind = InteractionKind.Open,
                OccurredAt = now.UtcDateTime,
                UserId = link.UserId,
            };
            await db.WriteAsync(() => new FactStore(db, corp.Calendar).AddAsync(corp.Id, [opening], cancellationToken), cancellationToken);
            return AddressOf(link.Target);
        }

        /// <summary>
        /// The target as it may stand in a header: letters beyond ASCII are written in percent signs, those of the host in punycode.
        /// </summary>
        private static string AddressOf(string target)
        {
            var address = new Uri(target);
            return new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
        }
    }
}
