using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.World;

/// <summary>Compares what is stored with what the simulated company says is true, thing by thing.</summary>
internal sealed class Truth(SimulatedCompany company, PrivateTrafficDb db, PersonalData personal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Everything that pulls can know, nothing else, and nothing twice; and everybody is placed.</summary>
    public static async Task ShouldHoldAsync(SimulatedCompany company, Installation installation, Chronicle? chronicle = null)
    {
        await using var db = installation.Open();
        var truth = new Truth(company, db, installation.Personal);
        await truth.ShouldHoldDepartmentsAsync();
        await truth.ShouldHoldMembersAsync();
        await truth.ShouldHoldTagsAsync();
        await truth.ShouldHoldContactsAsync();
        await truth.ShouldHoldRelationsAsync();
        await truth.ShouldHoldGroupsAsync();
        await truth.ShouldHoldReactionsAsync(chronicle ?? installation.Chronicle);
        await truth.ShouldHoldBillsAsync();
        await truth.ShouldHoldHistoriesAsync(await installation.CorpAsync());
        await truth.ShouldHoldPlacementsAsync(installation.Get<PlacementIndex>(), await installation.CorpAsync());
    }

    /// <summary>Relations that WeCom shows as well: it shows none of members who have left.</summary>
    private IQueryable<FollowRelation> Standing => db.FollowRelations.AsNoTracking().Where(r => r.Status != RelationStatus.DeletedByMember
        && db.Members.Any(m => m.UserId == r.UserId && m.GoneAt == null && m.HasCustomerContact));

    private async Task ShouldHoldDepartmentsAsync()
    {
        var theirs = (await company.TruthAsync("departments", Cancellation))
            .Select(d => $"{Number(d, "id")} {Text(d, "name")} {Number(d, "parentid")}");
        var ours = (await db.Departments.AsNoTracking().ToListAsync(Cancellation))
            .Select(d => $"{d.DepartmentId} {d.Name} {d.ParentId ?? 0}");

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldMembersAsync()
    {
        var theirs = (await company.TruthAsync("members", Cancellation)).Where(m => m.GetProperty("active").GetBoolean())
            .Select(m => $"{User(m, "userid")} {Text(m, "name")} {m.GetProperty("serves_customers").GetBoolean()} {m.GetProperty("department").GetInt64()}");
        var ours = (await db.Members.AsNoTracking().Where(m => m.GoneAt == null).ToListAsync(Cancellation))
            .Select(m => $"{m.UserId} {m.Name} {m.HasCustomerContact} {m.Departments.Single()}");

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldTagsAsync()
    {
        var theirs = (await company.TruthAsync("tags", Cancellation))
            .Where(t => !t.GetProperty("deleted").GetBoolean() && t.GetProperty("type").GetInt32() == 1)
            .Select(t => $"{Text(t, "id")} {Text(t, "name")} {Text(t, "group_id")}");
        var ours = (await db.CorpTags.AsNoTracking().ToListAsync(Cancellation)).Select(t => $"{t.TagId} {t.Name} {t.GroupId}");

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldContactsAsync()
    {
        var theirs = (await company.TruthAsync("customers", Cancellation)).Where(c => c.GetProperty("followers").GetArrayLength() > 0)
            .Select(c => $"{Text(c, "external_userid")} {Text(c, "name")} {c.GetProperty("type").GetInt32()} {c.GetProperty("gender").GetInt32()} {Text(c, "unionid")} {Text(c, "corp_name")}");
        var ours = (await db.Contacts.AsNoTracking()
                .Where(c => Standing.Any(r => r.ExternalUserId == c.ExternalUserId))
                .ToListAsync(Cancellation))
            .Select(c => $"{c.ExternalUserId} {personal.Reveal(c.Name)} {c.Type} {c.Gender} {c.UnionId} {c.CompanyName}");

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldRelationsAsync()
    {
        var theirs = (await company.TruthAsync("relations", Cancellation)).Where(r => Text(r, "status") is "mutual" or "customer_left")
            .Select(r => string.Join(' ',
                User(r, "userid"), Text(r, "external_userid"), Number(r, "createtime"), Text(r, "remark"), Text(r, "description"),
                List(r, "remark_mobiles"), Number(r, "add_way"), Text(r, "state"), List(r, "tag_id")));
        var ours = (await Standing.ToListAsync(Cancellation))
            .Select(r => string.Join(' ',
                r.UserId, r.ExternalUserId, Seconds(r.AddedAt), personal.RevealOrNull(r.Remark), personal.RevealOrNull(r.Description),
                string.Join(
                    ',', (personal.RevealOrNull(r.Phones) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order()), r.AddWay, r.Channel,
                string.Join(',', r.Tags.Order(StringComparer.Ordinal))));

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldGroupsAsync()
    {
        var active = await db.Members.Where(m => m.HasCustomerContact).Select(m => m.UserId).ToListAsync(Cancellation);
        var theirs = (await company.TruthAsync("groups", Cancellation))
            .Where(g => !g.GetProperty("dismissed").GetBoolean() && active.Contains(User(g, "owner")))
            .Select(g => $"{Text(g, "chat_id")} {Text(g, "name")} {User(g, "owner")} " + string.Join(',', g.GetProperty("members").EnumerateArray()
                .Select(m => $"{(m.GetProperty("type").GetInt32() == 1 ? User(m, "userid") : Text(m, "userid"))}@{Number(m, "join_time")}").Order(StringComparer.Ordinal)));
        var members = (await db.GroupChatMembers.AsNoTracking().Where(m => m.LeftAt == null).ToListAsync(Cancellation))
            .ToLookup(m => m.ChatId);
        var ours =
            (await db.GroupChats.AsNoTracking().Where(g => g.DissolvedAt == null && active.Contains(g.OwnerUserId)).ToListAsync(Cancellation))
            .Select(g => $"{g.ChatId} {g.Name} {g.OwnerUserId} "
                + string.Join(',', members[g.ChatId].Select(m => $"{m.UserId}@{Seconds(m.JoinedAt)}").Order(StringComparer.Ordinal)));

        ShouldMatch(ours, theirs);
    }

    private async Task ShouldHoldReactionsAsync(Chronicle chronicle)
    {
        var ours = (await db.Interactions.AsNoTracking().Where(i => i.Source == "moment").ToListAsync(Cancellation))
            .Select(i => Chronicle.Line(i.UserId!, i.SourceId.Split('/')[2], $"{i.Kind}", Seconds(i.OccurredAt)));

        ShouldMatch(ours, chronicle.Reactions);
    }

    private async Task ShouldHoldBillsAsync()
    {
        // What was paid to a member stays in the company's books when the member leaves.
        var theirs = (await company.TruthAsync("bills", Cancellation)).Where(b => Text(b, "external_userid").Length > 0)
            .Select(b => $"{Text(b, "transaction_id")} {Text(b, "external_userid")} {Number(b, "paid_at")} {Number(b, "amount")} {Number(b, "refunded")}");
        var refunds = await db.Refunds.AsNoTracking().Where(r => r.Source == "wecom").GroupBy(r => r.OrderNumber)
            .Select(g => new { g.Key, Sum = g.Sum(r => r.Amount) }).ToDictionaryAsync(r => r.Key, r => r.Sum, Cancellation);
        var ours = (await (
                from o in db.Orders.AsNoTracking()
                where o.Source == "wecom"
                join i in db.Identities on new { o.CustomerId, Kind = IdentityKind.ExternalUserId } equals new { i.CustomerId, i.Kind }
                select new { o, i.Value }).ToListAsync(Cancellation))
            .Select(o => $"{o.o.Number} {o.Value} {Seconds(o.o.PaidAt)} {o.o.Amount} {refunds.GetValueOrDefault(o.o.Number)}");

        ShouldMatch(ours, theirs);
    }

    /// <summary>Every history is what the ledger says, byte for byte, and every contact has exactly one customer.</summary>
    private async Task ShouldHoldHistoriesAsync(KnownCorp corp)
    {
        var stored = await HistoriesAsync();
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            await new FactStore(db, corp.Calendar).RebuildAsync(corp.Id, [.. stored.Keys], Cancellation);
            (await HistoriesAsync()).Where(h => h.Value != stored[h.Key]).Select(h => h.Key)
                .ShouldBeEmpty("histories that differ from the ledger");
            await transaction.RollbackAsync(Cancellation);
        }

        (await db.Contacts.Where(c => !db.Customers.Any(x => x.Id == c.CustomerId)).CountAsync(Cancellation)).ShouldBe(0);
        (await db.Identities.Where(i => !db.Customers.Any(x => x.Id == i.CustomerId)).CountAsync(Cancellation)).ShouldBe(0);
    }

    private Task<Dictionary<long, string>> HistoriesAsync() =>
        db.Customers.AsNoTracking().ToDictionaryAsync(c => c.Id, c => Convert.ToHexString(c.History), Cancellation);

    /// <summary>Nobody waits for a placement, and everybody stands where their history alone puts them as of the last run.</summary>
    private async Task ShouldHoldPlacementsAsync(PlacementIndex index, KnownCorp corp)
    {
        (await db.TouchedCustomers.CountAsync(Cancellation)).ShouldBe(0, "customers with facts that no placement has seen");
        var (store, placements) = (new PlacementStore(db), await index.ReadAsync(corp.Id, Cancellation));
        var day = (await store.PlacedThroughAsync(corp.Id, Cancellation)).ShouldNotBeNull("a run has placed everybody");
        var model = await new ModelStore(db, TimeProvider.System)
            .FindAsync(corp.Id, await store.PlacedModelAsync(corp.Id, Cancellation), Cancellation);
        var (placer, view) = (new Placer(model.ShouldNotBeNull().Model), new HistoryView());
        var (placed, elsewhere) = (0L, new List<string>());
        await foreach (var (id, history) in store.HistoriesAsync(corp.Id, 0, long.MaxValue, Cancellation))
        {
            var real = placer.Place(view.Load(history.Span), day);
            var stored = placements[id].ToPlacement();
            placed += real is null ? 0 : 1;
            if (real?.Cell != stored?.Cell || real?.Stage != stored?.Stage)
            {
                elsewhere.Add($"{id}: {stored?.Cell} {stored?.Stage}, and not {real?.Cell} {real?.Stage}");
            }
        }

        elsewhere.Take(3).ShouldBeEmpty("customers who stand elsewhere than their history says");
        placements.Count().ShouldBe(placed, "customers who are placed");
    }

    /// <summary>Names what one side has and the other lacks, a few of each.</summary>
    private static void ShouldMatch(IEnumerable<string> ours, IEnumerable<string> theirs)
    {
        var (stored, real) = (ours.Order(StringComparer.Ordinal).ToList(), theirs.Order(StringComparer.Ordinal).ToList());
        real.Except(stored).Take(3).ShouldBeEmpty("true, and not stored as it is");
        stored.Except(real).Take(3).ShouldBeEmpty("stored, and not true");
        stored.Count.ShouldBe(real.Count, "something is stored twice");
    }

    /// <summary>WeCom's userids ignore case; ours are lower case.</summary>
    private static string User(JsonElement row, string name) => Text(row, name).ToLowerInvariant();

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Number(JsonElement row, string name) => row.GetProperty(name).GetInt64().ToString(CultureInfo.InvariantCulture);

    private static string List(JsonElement row, string name) =>
        string.Join(',', row.GetProperty(name).EnumerateArray().Select(v => v.GetString()).Order(StringComparer.Ordinal));

    private static long Seconds(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds();
}
