using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Scripts;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>Records what a member did with a script, with the customer's placement as it is at that moment.</summary>
public static class RecordSend
{
    /// <summary>What the sidebar reports.</summary>
    /// <param name="Id">Made by the sidebar for each tap: told twice, it is recorded once.</param>
    /// <param name="ExternalUserId">The customer of the chat.</param>
    /// <param name="ScriptKey">The script.</param>
    /// <param name="Outcome">What WeCom's client answered, or that the member marked the script as not suitable.</param>
    /// <param name="WasEdited">Whether the member changed the text before sending.</param>
    public sealed record Request(Guid Id, string ExternalUserId, string ScriptKey, SendOutcome Outcome, bool WasEdited);

    /// <summary>The stored record.</summary>
    public sealed record Response(Guid Id, DateTime At);

    public sealed record Command(SignedInMember Member, Request Request) : IRequest<Response>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ScriptShelf shelf)
        {
            RuleFor(c => c.Request.Id).NotEmpty().Says("id 不能全为零。", "id must not be all zeros.").OverridePropertyName("id");
            RuleFor(c => c.Request.ExternalUserId).Must(CardSubjects.IsExternalUserId)
                .Says("应为客户的 external_userid。", "This must be the external_userid of a customer.").OverridePropertyName("externalUserId");
            RuleFor(c => c.Request.ScriptKey).Must(k => k is not null && shelf.Library.TryFind(k, out _))
                .Says("话术库中没有这条话术，可能已被删除或改名。", "The library has no such script; it may have been removed or renamed.")
                .OverridePropertyName("scriptKey");
        }
    }

    internal sealed class Handler(PrivateTrafficDb db, CardSubjects subjects, Standings standings, TimeProvider clock)
        : IRequestHandler<Command, Response>
    {
        public async Task<Response> Handle(Command command, CancellationToken cancellationToken)
        {
            var (member, request) = command;
            var (contact, _) = await subjects.FindAsync(member, request.ExternalUserId, cancellationToken);
            var now = await standings.FindAsync(member.CorpId, contact.CustomerId, cancellationToken);
            if (now?.Placement is not { } placement)
            {
                throw new ProblemException(ProblemCode.UnknownCustomer);
            }

            var send = new ScriptSend
            {
                Id = request.Id,
                CorpId = member.CorpId,
                CustomerId = contact.CustomerId,
                UserId = member.UserId,
                ScriptKey = request.ScriptKey,
                At = clock.GetUtcNow().UtcDateTime,
                Outcome = request.Outcome,
                WasEdited = request.WasEdited,
                Cell = (short)placement.Cell.Index,
                Stage = (short)placement.Stage,
            };
            await db.WriteAsync(() => db.InsertNewAsync([send], cancellationToken), cancellationToken);
            return new Response(send.Id, send.At);
        }
    }
}
