using System.Globalization;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Reasons;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>What happened with a customer, the latest first.</summary>
public static class GetTimeline
{
    public const int DefaultLimit = 30;

    private static readonly string[] Names = [.. Enum.GetValues<TimelineKind>().Select(NameOf)];

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="CustomerId">Our number of the customer.</param>
    /// <param name="Visibility">Whose customers may be seen.</param>
    /// <param name="Language">The language of names.</param>
    /// <param name="Kinds">The names of the kinds to show; empty for all.</param>
    /// <param name="Before"><see cref="TimelinePage.Next"/> of the page before; null for the latest.</param>
    /// <param name="Limit">1 to 100.</param>
    public sealed record Query(
        int CorpId,
        long CustomerId,
        Visibility Visibility,
        TextLanguage Language,
        IReadOnlyCollection<string> Kinds,
        string? Before,
        int Limit) : IRequest<TimelinePage>
    {
        internal bool Wants(TimelineKind kind) => Kinds.Count == 0 || Kinds.Contains(NameOf(kind));
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleForEach(q => q.Kinds).Must(k => Names.Contains(k)).OverridePropertyName("kind")
                .Says($"没有这种记录；可用：{string.Join("、", Names)}。", $"There is no such kind; there are {string.Join(", ", Names)}.");
            RuleFor(q => q.Limit).InclusiveBetween(1, 100).Says("limit 应为 1 到 100。", "limit must be 1 to 100.");
            RuleFor(q => q.Before).Must(b => b is null || Position.TryParse(b, out _))
                .Says("before 应为上一页给出的 next。", "before must be the next of the page before.");
        }
    }

    internal sealed class Handler(PrivateTrafficDb db, ScriptShelf scripts, PersonalData personal) : IRequestHandler<Query, TimelinePage>
    {
        public async Task<TimelinePage> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.Customers.AnyAsync(c => c.Id == request.CustomerId && c.CorpId == request.CorpId, cancellationToken)
                || !await request.Visibility.IncludesAsync(db, request.CorpId, request.CustomerId, cancellationToken))
            {
                throw new ProblemException(ProblemCode.NotFound);
            }

            // Several things may bear the same time: the position says how many of them the pages before have shown.
            var from = Position.TryParse(request.Before, out var position) ? position : new Position(DateTime.MaxValue, 0);
            var wanted = request.Limit + from.Skip + 1;
            var members = await db.Members.AsNoTracking().Where(m => m.CorpId == request.CorpId)
                .ToDictionaryAsync(m => m.UserId, m => m.Name, cancellationToken);
            var until = DateTime.SpecifyKind(from.At, DateTimeKind.Utc);
            IEnumerable<TimelineItem> all =
            [
                .. (await RelationsAsync(request, until, members, cancellationToken)).Where(i => request.Wants(i.Kind)),
                .. request.Wants(TimelineKind.Interaction) ? await InteractionsAsync(request, until, wanted, members, cancellationToken) : [],
                .. request.Wants(TimelineKind.Order) ? await OrdersAsync(request, until, wanted, members, cancellationToken) : [],
                .. request.Wants(TimelineKind.Refund) ? await RefundsAsync(request, until, wanted, cancellationToken) : [],
                .. request.Wants(TimelineKind.Send) ? await SendsAsync(request, until, wanted, members, cancellationToken) : [],
                .. request.Wants(TimelineKind.Note) ? await NotesAsync(request, until, wanted, members, cancellationToken) : [],
            ];
            var items = all.OrderByDescending(i => i.At).ThenBy(i => i.Kind).Skip(from.Skip).Take(request.Limit + 1).ToList();
            var page = items.Take(request.Limit).ToList();
            return new TimelinePage(page, items.Count > request.Limit ? Position.After(page, from).ToString() : null);
        }

        private async Task<List<TimelineItem>> RelationsAsync(
            Query request, DateTime until, Dictionary<string, string> members, CancellationToken cancellation)
        {
            var relations = await db.FollowRelations.AsNoTracking().Where(r => r.CustomerId == request.CustomerId)
                .OrderBy(r => r.UserId).ThenBy(r => r.ExternalUserId).ToListAsync(cancellation);
            return
            [
                .. relations.Where(r => r.AddedAt <= until)
                    .Select(r => new TimelineItem(TimelineKind.Added, r.AddedAt, false, Member: members.GetValueOrDefault(r.UserId, r.UserId))),
                .. relations.Where(r => r.EndedAt <= until && r.Status != RelationStatus.Active)
                    .Select(r => new TimelineItem(
                        TimelineKind.Removed,
                        r.EndedAt!.Value,
                        false,
                        Member: members.GetValueOrDefault(r.UserId, r.UserId),
                        Ended: CustomerParts.StateOf(r.Status))),
            ];
        }

        private async Task<List<TimelineItem>> InteractionsAsync(
            Query request, DateTime until, int wanted, Dictionary<string, string> members, CancellationToken cancellation)
        {
            var interactions = await db.Interactions.AsNoTracking()
                .Where(i => i.CustomerId == request.CustomerId && i.OccurredAt <= until)
                .OrderByDescending(i => i.OccurredAt).ThenBy(i => i.Source).ThenBy(i => i.SourceId).Take(wanted).ToListAsync(cancellation);
            return interactions.ConvertAll(i => new TimelineItem(
                TimelineKind.Interaction, i.OccurredAt, i.IsDateOnly, i.Kind, Member: NameOf(i.UserId, members), Title: i.Source));
        }

        private async Task<List<TimelineItem>> OrdersAsync(
            Query request, DateTime until, int wanted, Dictionary<string, string> members, CancellationToken cancellation)
        {
            var orders = await db.Orders.AsNoTracking()
                .Where(o => o.CustomerId == request.CustomerId && o.PaidAt <= until)
                .OrderByDescending(o => o.PaidAt).ThenBy(o => o.Source).ThenBy(o => o.Number).Take(wanted).ToListAsync(cancellation);
            return orders.ConvertAll(o => new TimelineItem(
                TimelineKind.Order, o.PaidAt, o.IsDateOnly, Amount: o.Amount, Member: NameOf(o.UserId, members), Title: o.Category ?? o.Channel));
        }

        private async Task<List<TimelineItem>> RefundsAsync(Query request, DateTime until, int wanted, CancellationToken cancellation)
        {
            var refunds = await (
                from o in db.Orders.AsNoTracking()
                where o.CustomerId == request.CustomerId
                join r in db.Refunds on new { o.CorpId, o.Source, o.Number } equals new { r.CorpId, r.Source, Number = r.OrderNumber }
                where r.RefundedAt <= until
                orderby r.RefundedAt descending, r.Source, r.OrderNumber, r.Number
                select new { r.RefundedAt, r.Amount, o.IsDateOnly, o.Category }).Take(wanted).ToListAsync(cancellation);
            return refunds.ConvertAll(r => new TimelineItem(TimelineKind.Refund, r.RefundedAt, r.IsDateOnly, Amount: r.Amount, Title: r.Category));
        }

        private async Task<List<TimelineItem>> SendsAsync(
            Query request, DateTime until, int wanted, Dictionary<string, string> members, CancellationToken cancellation)
        {
            var sends = await db.ScriptSends.AsNoTracking()
                .Where(s => s.CustomerId == request.CustomerId && s.At <= until)
                .OrderByDescending(s => s.At).ThenBy(s => s.Id).Take(wanted).ToListAsync(cancellation);
            return sends.ConvertAll(s => new TimelineItem(
                TimelineKind.Send, s.At, false, Member: NameOf(s.UserId, members), Title: scripts.NameOf(s.ScriptKey, request.Language), Outcome: s.Outcome));
        }

        private async Task<List<TimelineItem>> NotesAsync(
            Query request, DateTime until, int wanted, Dictionary<string, string> members, CancellationToken cancellation)
        {
            var notes = await db.CustomerNotes.AsNoTracking()
                .Where(n => n.CustomerId == request.CustomerId && n.WrittenAt <= until)
                .OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Take(wanted).ToListAsync(cancellation);
            return notes.ConvertAll(n => new TimelineItem(
                TimelineKind.Note,
                n.WrittenAt,
                false,
                Member: NameOf(n.UserId, members),
                Title: CustomerReason.TryParse(n.Reason, out var reason) ? reason.Name.In(request.Language) : null,
                Text: personal.RevealOrNull(n.Text)));
        }

        private static string? NameOf(string? userId, Dictionary<string, string> members) =>
            userId is null ? null : members.GetValueOrDefault(userId, userId);
    }

    /// <summary>The name of a kind as our JSON writes it.</summary>
    private static string NameOf(TimelineKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>Where a page begins: a time, and how many things of that time were shown before.</summary>
    private readonly record struct Position(DateTime At, int Skip)
    {
        public static bool TryParse(string? text, out Position position)
        {
            position = default;
            if (text?.Split('.') is not [var ticks, var skip]
                || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTime.MaxValue.Ticks
                || !int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 10_000)
            {
                return false;
            }

            position = new Position(new DateTime(at, DateTimeKind.Utc), count);
            return true;
        }

        public static Position After(List<TimelineItem> page, Position before)
        {
            var last = page[^1].At;
            var sameTime = page.Count(i => i.At == last);
            return new Position(last, last == before.At ? before.Skip + sameTime : sameTime);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks}.{Skip}");
    }
}
