using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>What the signed-in member has to do today about their own customers.</summary>
public static class GetTodos
{
    public const int DefaultWithin = 3;

    private const int MostItems = 100;
    private const int LongestWithin = 30;

    /// <param name="Member">Whose day.</param>
    /// <param name="Within">Stages that end within so many days.</param>
    /// <param name="Language">The language of reasons.</param>
    public sealed record Query(SignedInMember Member, int Within, TextLanguage Language) : IRequest<TodosResponse>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Within).InclusiveBetween(1, LongestWithin)
            .Says($"within 应为 1 到 {LongestWithin}。", $"within must be 1 to {LongestWithin}.");
    }

    internal sealed class Handler(
        PrivateTrafficDb db, OwnCustomers customers, CorpRegistry corps, PersonalData personal, TimeProvider clock)
        : IRequestHandler<Query, TodosResponse>
    {
        public async Task<TodosResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (member, within, language) = request;
            var corp = await corps.FindAsync(member.CorpId, cancellationToken) ?? throw new ProblemException(ProblemCode.NotFound);
            var today = corp.Calendar.Today(clock);
            var found = await customers.FindAsync(corp, member, today, within, cancellationToken);
            var marks = (await db.TodoMarks.AsNoTracking().Where(m => m.CorpId == corp.Id && m.UserId == member.UserId)
                .ToListAsync(cancellationToken)).ToDictionary(m => (m.CustomerId, m.Kind, m.Occasion));
            var open = found.Where(t => marks.GetValueOrDefault((t.Customer.Id, t.Kind, t.Occasion)) is not { } mark || mark.Until <= today)
                .OrderBy(t => t.Order).ThenBy(t => t.Customer.Id).ToList();
            var startOfDay = corp.Calendar.StartOf(today).UtcDateTime;
            return new TodosResponse(
                today,
                within,
                await InWordsAsync(member, [.. open.Take(MostItems)], language, cancellationToken),
                open.Count,
                marks.Values.Count(m => m.Until is null && m.MarkedAt >= startOfDay),
                marks.Values.Count(m => m.Until > today));
        }

        private async Task<IReadOnlyList<TodoResponse>> InWordsAsync(
            SignedInMember member, IReadOnlyList<Todo> todos, TextLanguage language, CancellationToken cancellation)
        {
            var ids = todos.Select(t => t.Customer.ExternalUserId).Distinct().ToArray();
            var people = await (
                from c in db.Contacts.AsNoTracking()
                where c.CorpId == member.CorpId && ids.Contains(c.ExternalUserId)
                join r in db.FollowRelations
                    on new { c.CorpId, c.ExternalUserId, member.UserId } equals new { r.CorpId, r.ExternalUserId, r.UserId }
                select new { c.ExternalUserId, c.Name, c.Avatar, r.Remark }).ToDictionaryAsync(c => c.ExternalUserId, cancellation);
            return
            [
                .. todos.Where(t => people.ContainsKey(t.Customer.ExternalUserId)).Select(t =>
                {
                    var (person, placement) = (people[t.Customer.ExternalUserId], t.Customer.Placement);
                    return new TodoResponse(
                        t.Customer.Id,
                        t.Customer.ExternalUserId,
                        personal.RevealOrNull(person.Remark) ?? personal.Reveal(person.Name),
                        person.Avatar,
                        t.Kind,
                        t.Occasion,
                        t.Priority,
                        t.Reason.In(language),
                        placement.Cell.Key,
                        LifecycleRules.KeyOf(placement.Stage));
                }),
            ];
        }
    }
}
