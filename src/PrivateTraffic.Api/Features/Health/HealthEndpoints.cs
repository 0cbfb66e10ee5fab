using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Features.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder product)
    {
        product.MapGet("/health/live", () => Results.Text("live")).Open().ExcludeFromDescription();
        product.MapGet("/health/ready", async (PrivateTrafficDb db, CancellationToken cancellation) =>
        {
            await db.Corps.AsNoTracking().Select(c => c.Id).FirstOrDefaultAsync(cancellation);
            return Results.Text("ready");
        }).Open().ExcludeFromDescription();
    }
}
