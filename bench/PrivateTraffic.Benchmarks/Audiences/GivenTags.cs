using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Benchmarks.World;

namespace PrivateTraffic.Benchmarks.Audiences;

/// <summary>Gives customers tags: twenty of them, the first had by two in five, each later one by fewer.</summary>
internal static class GivenTags
{
    private const int Tags = 20;
    private const int Batch = 5_000;
    private const ulong Seed = 77;

    /// <summary>Writes the tags into the relations of a store.</summary>
    /// <returns>Everybody's tags as bits, by number.</returns>
    public static async Task<IReadOnlyDictionary<long, int>> GiveAsync(Store store, CancellationToken cancellation)
    {
        var given = new Dictionary<long, int>();
        await using var db = store.Open();
        var relations = await db.FollowRelations.AsNoTracking().Where(r => r.CorpId == store.Corp.Id).ToListAsync(cancellation);
        foreach (var batch in relations.Chunk(Batch))
        {
            foreach (var relation in batch)
            {
                var bits = BitsOf(relation.CustomerId);
                relation.Tags = [.. Enumerable.Range(0, Tags).Where(t => (bits >> t & 1) != 0).Select(NameOf)];
                given[relation.CustomerId] = bits;
            }

            await db.WriteAsync(() => db.UpsertAsync(batch, cancellation), cancellation);
        }

        return given;
    }

    private static string NameOf(int tag) => string.Create(CultureInfo.InvariantCulture, $"tag{tag:d2}");

    private static int BitsOf(long customer)
    {
        var dice = Dice.For(Seed, (ulong)customer);
        var bits = 0;
        for (var tag = 0; tag < Tags; tag++)
        {
            bits |= dice.Share() < 0.4 / (1 + (tag * 0.3)) ? 1 << tag : 0;
        }

        return bits;
    }
}
