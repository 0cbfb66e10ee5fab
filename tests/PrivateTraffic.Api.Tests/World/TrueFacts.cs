using System.Globalization;
using System.Text.Json;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>What is true of the customers of a simulated company, put together from what the simulator and the shop's files say.</summary>
internal sealed class TrueFacts
{
    private static readonly string[] ReactionKinds = ["like", "comment"];

    private readonly Dictionary<string, JsonElement> customers;
    private readonly ILookup<string, JsonElement> relations;
    private readonly ILookup<string, TrueOrder> orders;
    private readonly ILookup<string, TrueInteraction> interactions;

    private TrueFacts(
        IEnumerable<JsonElement> customers,
        IEnumerable<JsonElement> relations,
        IEnumerable<(string Customer, TrueOrder Order)> orders,
        IEnumerable<(string Customer, TrueInteraction Interaction)> interactions)
    {
        this.customers = customers.ToDictionary(c => Text(c, "external_userid"));
        this.relations = relations.ToLookup(r => Text(r, "external_userid"));
        this.orders = orders.ToLookup(o => o.Customer, o => o.Order);
        this.interactions = interactions.ToLookup(i => i.Customer, i => i.Interaction);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks a company for all of it.</summary>
    public static async Task<TrueFacts> OfAsync(SimulatedCompany company)
    {
        var active = (await company.TruthAsync("members", Cancellation))
            .Where(m => m.GetProperty("active").GetBoolean() && m.GetProperty("serves_customers").GetBoolean())
            .Select(m => Text(m, "userid")).ToHashSet();
        return new TrueFacts(
            await company.TruthAsync("customers", Cancellation),
            await company.TruthAsync("relations", Cancellation),
            [
                .. BillsIn(await company.TruthAsync("bills", Cancellation)),
                .. ShopOrdersIn(await company.FileAsync("orders.csv", Cancellation)),
            ],
            [
                .. ShopInteractionsIn(await company.FileAsync("interactions.csv", Cancellation)),
                .. ReactionsIn(await company.TruthAsync("moments", Cancellation), active, company.Now.AddDays(-30)),
                .. JoinsIn(await company.TruthAsync("groups", Cancellation), active),
            ]);
    }

    /// <summary>Customers of a member, by external user id: those whose relation both sides keep.</summary>
    public IEnumerable<string> CustomersOf(string userId) =>
        relations.SelectMany(r => r).Where(r => Text(r, "userid") == userId && Text(r, "status") == "mutual")
            .Select(r => Text(r, "external_userid"));

    /// <summary>Customers of one member whom another has never added.</summary>
    public IEnumerable<string> CustomersOf(string userId, string unknownTo) =>
        CustomersOf(userId).Where(c => !relations[c].Any(r => Text(r, "userid") == unknownTo));

    public JsonElement Customer(string externalUserId) => customers[externalUserId];

    public JsonElement Relation(string userId, string externalUserId) => relations[externalUserId].Single(r => Text(r, "userid") == userId);

    /// <summary>The orders of a customer whom the shop knows by WeCom's or WeChat's id, the latest first.</summary>
    public IReadOnlyList<TrueOrder> OrdersOf(string externalUserId) =>
        [.. IdsOf(externalUserId).SelectMany(id => orders[id]).OrderByDescending(o => o.PaidAt)];

    /// <summary>What a customer did, the latest first.</summary>
    public IReadOnlyList<TrueInteraction> InteractionsOf(string externalUserId) =>
        [.. IdsOf(externalUserId).SelectMany(id => interactions[id]).OrderByDescending(i => i.At)];

    /// <summary>Where a customer stands.</summary>
    public NaivePlacement PlacementOf(string externalUserId) => new(
        InteractionsOf(externalUserId).Select(i => BeijingDay(i.At)),
        OrdersOf(externalUserId).Where(o => o.Refunded == 0 || o.Refunded < o.Amount).Select(o => BeijingDay(o.PaidAt)),
        BeijingDay(relations[externalUserId].Min(r => DateTimeOffset.FromUnixTimeSeconds(r.GetProperty("createtime").GetInt64()))));

    /// <summary>Whether the shop knows the customer by a WeCom or WeChat id: then nothing is known of them by phone.</summary>
    public bool HasShopOrders(string externalUserId) => OrdersOf(externalUserId).Any(o => o.IsFromShop);

    public static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DateOnly BeijingDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private IEnumerable<string> IdsOf(string externalUserId) =>
        Text(customers[externalUserId], "unionid") is { Length: > 0 } unionId ? [externalUserId, unionId] : [externalUserId];

    private static IEnumerable<(string, TrueOrder)> BillsIn(IEnumerable<JsonElement> bills) => bills.Select(b => (
        Text(b, "external_userid"),
        new TrueOrder(
            Text(b, "transaction_id"), Seconds(b, "paid_at"), b.GetProperty("amount").GetInt64(), b.GetProperty("refunded").GetInt64(), null, false)));

    private static IEnumerable<(string, TrueOrder)> ShopOrdersIn(string csv) => RowsIn(csv).Select(r => (
        r[1], new TrueOrder(r[0], Time(r[2]), Fen(r[3]), Fen(r[4]), r[5], true)));

    private static IEnumerable<(string, TrueInteraction)> ShopInteractionsIn(string csv) => RowsIn(csv).Select(r => (
        r[1], new TrueInteraction(r[3].Replace("_", "", StringComparison.Ordinal), Time(r[2]))));

    private static IEnumerable<(string, TrueInteraction)> ReactionsIn(
        IEnumerable<JsonElement> moments, HashSet<string> active, DateTimeOffset since) =>
        from moment in moments
        where Seconds(moment, "create_time") >= since
        from publisher in moment.GetProperty("publishers").EnumerateArray()
        where active.Contains(Text(publisher, "userid"))
        from kind in ReactionKinds
        from reaction in publisher.GetProperty(kind + "s").EnumerateArray()
        where Text(reaction, "external_userid").Length > 0
        select (Text(reaction, "external_userid"), new TrueInteraction(kind, Seconds(reaction, "create_time")));

    private static IEnumerable<(string, TrueInteraction)> JoinsIn(IEnumerable<JsonElement> groups, HashSet<string> active) =>
        from grp in groups
        where !grp.GetProperty("dismissed").GetBoolean() && active.Contains(Text(grp, "owner"))
        from member in grp.GetProperty("members").EnumerateArray()
        where member.GetProperty("type").GetInt32() == 2
        select (Text(member, "userid"), new TrueInteraction("groupjoin", Seconds(member, "join_time")));

    private static IEnumerable<string[]> RowsIn(string csv) =>
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    private static DateTimeOffset Seconds(JsonElement row, string name) =>
        DateTimeOffset.FromUnixTimeSeconds(row.GetProperty(name).GetInt64());

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static long Fen(string yuan) => (long)(decimal.Parse(yuan, CultureInfo.InvariantCulture) * 100);
}

/// <summary>An order; amounts in fen.</summary>
internal sealed record TrueOrder(string Number, DateTimeOffset PaidAt, long Amount, long Refunded, string? Category, bool IsFromShop);

/// <summary>An interaction; the kind in lower case.</summary>
internal sealed record TrueInteraction(string Kind, DateTimeOffset At);
