using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>An order of the company's own shop made at run time. Amounts in fen.</summary>
internal sealed record ShopOrder(string Id, int Customer, long PaidAt, int Amount, int Refunded, string Category, string Channel);

/// <summary>What happened outside WeCom at run time: shop orders and interactions by hand.</summary>
internal sealed class Feed(Func<long> asOf)
{
    private readonly List<ShopOrder> orders = [];
    private readonly List<Interaction> interactions = [];

    public IReadOnlyList<ShopOrder> Orders => orders;

    public IReadOnlyList<Interaction> Interactions => interactions;

    public ShopOrder AddOrder(int customer, int amount, string category, string channel)
    {
        var order = new ShopOrder($"SOM{orders.Count:D6}", customer, asOf(), amount, 0, category, channel);
        orders.Add(order);
        return order;
    }

    public bool RefundOrder(string id, int amount)
    {
        var index = orders.FindIndex(o => o.Id == id);
        if (index >= 0)
        {
            orders[index] = orders[index] with { Refunded = amount };
        }

        return index >= 0;
    }

    /// <summary>Records an interaction; its ordinal sets it apart from those of the world.</summary>
    public Interaction Interact(int customer, InteractionKind kind)
    {
        var interaction = new Interaction(customer, Beijing.DayOf(asOf()), 10_000 + interactions.Count, asOf(), kind);
        interactions.Add(interaction);
        return interaction;
    }
}
