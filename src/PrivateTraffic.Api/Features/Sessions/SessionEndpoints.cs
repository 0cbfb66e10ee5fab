using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Data;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Sessions;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapGet("/session", GetAsync).Answers<SessionResponse>();
        api.MapDelete("/session", End).Produces(StatusCodes.Status204NoContent).Refuses(403);
    }

    private static async Task<Answer<SessionResponse>> GetAsync(
        HttpContext context, PrivateTrafficDb db, CorpRegistry corps, PrivateTrafficOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var member = CurrentMember.Of(context);
        var corp = (await corps.FindAsync(member.CorpId, cancellation))!;
        var name = await db.Members.AsNoTracking()
            .Where(m => m.CorpId == member.CorpId && m.UserId == member.UserId).Select(m => m.Name).FirstOrDefaultAsync(cancellation);
        return new(new SessionResponse(
            member.UserId,
            string.IsNullOrEmpty(name) ? member.UserId : name,
            member.Role,
            corp.WeComId,
            corp.Settings?.AgentId,
            corp.Calendar.Today(clock),
            corp.Calendar.TimeZoneId,
            CanSignOut: options.Identity is null));
    }

    private static IResult End(HttpContext context)
    {
        SessionCookie.Remove(context);
        return Results.NoContent();
    }
}
