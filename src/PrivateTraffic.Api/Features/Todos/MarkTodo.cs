using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Todos;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Todos;

/// <summary>Keeps that a member has done something, or puts it off.</summary>
public static class MarkTodo
{
    private const int LongestDelay = 60;

    /// <param name="CustomerId">Our number of the customer.</param>
    /// <param name="Kind">Which of the things to do about them.</param>
    /// <param name="Occasion">As the list gave it.</param>
    /// <param name="State">What became of it; open takes a mark back.</param>
    /// <param name="Days">For later: after how many days it comes back.</param>
    public sealed record Request(long CustomerId, TodoKind Kind, DateOnly Occasion, TodoState State, int? Days = null);

    /// <summary>What is kept.</summary>
    /// <param name="Until">The day on which it comes back; null when it does not.</param>
    public sealed record Response(TodoState State, DateOnly? Until);

    public sealed record Command(SignedInMember Member, Request Request) : IRequest<Response>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Request.Days)
            .Must((c, days) => c.Request.State == TodoState.Later ? days is >= 1 and <= LongestDelay : days is null)
            .Says(
                $"稍后处理需要 days，为 1 到 {LongestDelay}；其他情况不要给。",
                $"Later needs days, 1 to {LongestDelay}; the others take none.").OverridePropertyName("days");
    }

    internal sealed class Handler(PrivateTrafficDb db, CorpRegistry corps, TimeProvider clock) : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command command, CancellationToken cancellationToken)
        {
            var (member, request) = command;
            var corp = await corps.FindAsync(member.CorpId, cancellationToken) ?? throw new ProblemException(ProblemCode.NotFound);
            if (!await db.FollowRelations.AnyAsync(
                r => r.CorpId == corp.Id && r.UserId == member.UserId && r.CustomerId == request.CustomerId
                    && r.Status != RelationStatus.DeletedByMember, cancellationToken))
            {
                throw new ProblemException(ProblemCode.NotYourCustomer);
            }

            var until = request.Days is { } days ? corp.Calendar.Today(clock).AddDays(days) : (DateOnly?)null;
            await db.WriteAsync(() => request.State == TodoState.Open
                ? db.TodoMarks.Where(m => m.CorpId == corp.Id && m.UserId == member.UserId && m.CustomerId == request.CustomerId
                    && m.Kind == request.Kind && m.Occasion == request.Occasion).ExecuteDeleteAsync(cancellationToken)
                : db.UpsertAsync([MarkOf(member, request, until)], cancellationToken), cancellationToken);
            return new Response(request.State, until);
        }

        private TodoMark MarkOf(SignedInMember member, Request request, DateOnly? until) => new()
        {
            CorpId = member.CorpId,
            UserId = member.UserId,
            CustomerId = request.CustomerId,
            Kind = request.Kind,
            Occasion = request.Occasion,
            Until = until,
            MarkedAt = clock.GetUtcNow().UtcDateTime,
        };
    }
}

/// <summary>Where something to do stands.</summary>
public enum TodoState
{
    Open,
    Done,
    Later,
}
