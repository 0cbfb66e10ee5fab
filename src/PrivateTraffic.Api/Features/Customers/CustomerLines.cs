using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Lifecycle;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>Lines of lists of customers: who they are and where they stand today.</summary>
internal sealed class CustomerLines(PrivateTrafficDb db, PersonalData personal)
{
    /// <summary>The lines of customers, in the order given; those who are not placed today have none.</summary>
    public async Task<IReadOnlyList<CustomerRow>> ReadAsync(
        int corpId, long[] ids, CorpPlacements placements, CancellationToken cancellation)
    {
        var people = await KnownPerson.ReadAsync(db, personal, corpId, ids, cancellation);
        return [.. ids.Where(id => placements[id].IsPlaced).Select(id =>
        {
            var standing = placements[id].ToPlacement()!.Value;
            var person = people[id];
            return new CustomerRow(
                id,
                person.Name,
                person.Avatar,
                standing.Cell.Key,
                LifecycleRules.KeyOf(standing.Stage),
                standing.Orders,
                standing.NetAmount,
                standing.LastPurchaseOn,
                standing.LastInteractionOn,
                person.Owners);
        })];
    }
}
