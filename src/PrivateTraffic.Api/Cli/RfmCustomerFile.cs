using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;

namespace PrivateTraffic.Api.Cli;

/// <summary>
/// Writes buyers to a CSV file one by one, in the order of their numbers, with the identity by which a file or WeCom knows them. Phones are
/// never written. Cells that a spreadsheet would take for a formula are escaped.
/// </summary>
internal sealed class RfmCustomerFile : IAsyncDisposable
{
    private const string Header =
        "number,customer_id,recency_days,orders,amount_fen,segment,segment_name,r,f,m,code,box,recall_priority";

    private readonly PrivateTrafficDb db;
    private readonly StreamWriter output;
    private readonly IAsyncEnumerator<Known> identities;
    private bool hasIdentity = true;

    private RfmCustomerFile(PrivateTrafficDb db, StreamWriter output, IAsyncEnumerator<Known> identities) =>
        (this.db, this.output, this.identities) = (db, output, identities);

    public static async Task<RfmCustomerFile> CreateAsync(
        string path, IDbContextFactory<PrivateTrafficDb> databases, int corpId, CancellationToken cancellation)
    {
        var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var db = await databases.CreateDbContextAsync(cancellation);
        var identities = db.Identities.AsNoTracking()
            .Where(i => i.CorpId == corpId && i.Kind != IdentityKind.Phone)
            .OrderBy(i => i.CustomerId)
            .Select(i => new Known(i.CustomerId, i.Kind, i.Value))
            .AsAsyncEnumerable().GetAsyncEnumerator(cancellation);
        var file = new RfmCustomerFile(db, output, identities);
        await output.WriteLineAsync(Header.AsMemory(), cancellation);
        await file.NextIdentityAsync();
        return file;
    }

    public async ValueTask WriteAsync(RfmCustomer customer)
    {
        var (facts, label) = (customer.Facts, customer.Label);
        var name = Cell(await NameOfAsync(customer.Id) ?? "");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{customer.Id},{name},{facts.Recency},{facts.Frequency},{facts.Monetary},{label.Segment.Key},{label.Segment.Name.Zh},"
            + $"{label.Scores.R},{label.Scores.F},{label.Scores.M},{label.Scores.Code},{Cell(label.Box.Key)},{(int?)label.Recall}"));
    }

    public async ValueTask DisposeAsync()
    {
        await output.DisposeAsync();
        await identities.DisposeAsync();
        await db.DisposeAsync();
    }

    /// <summary>
    /// What an order file called the customer, else WeCom's id, else any other; the least where there are several of a kind.
    /// </summary>
    private async Task<string?> NameOfAsync(long customer)
    {
        Known? best = null;
        while (hasIdentity && identities.Current.Customer <= customer)
        {
            if (identities.Current.Customer == customer && (best is null || identities.Current.IsBetterThan(best)))
            {
                best = identities.Current;
            }

            await NextIdentityAsync();
        }

        return best?.Value;
    }

    private async Task NextIdentityAsync() => hasIdentity = await identities.MoveNextAsync();

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private sealed record Known(long Customer, IdentityKind Kind, string Value)
    {
        private static readonly IdentityKind[] Preference =
            [IdentityKind.ShopAccount, IdentityKind.ExternalUserId, IdentityKind.UnionId, IdentityKind.Card];

        public bool IsBetterThan(Known other)
        {
            var kind = Array.IndexOf(Preference, Kind).CompareTo(Array.IndexOf(Preference, other.Kind));
            return kind != 0 ? kind < 0 : string.CompareOrdinal(Value, other.Value) < 0;
        }
    }
}
