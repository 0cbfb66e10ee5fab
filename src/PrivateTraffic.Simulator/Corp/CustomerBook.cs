using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Outside people: the world's customers, group strangers, and the walk-ins that were added by hand.</summary>
internal sealed class CustomerBook(World world)
{
    private readonly List<string?> walkInNames = [];

    /// <summary>The person behind an external user id.</summary>
    /// <exception cref="WeComRefusal">40096: nobody ever had this id.</exception>
    public int Read(string externalUserId) => Find(externalUserId) ?? throw new WeComRefusal(Errors.InvalidExternalUserId);

    public int? Find(string externalUserId) =>
        world.Ids.TryRead(externalUserId.Trim(), out var customer, out var usesWeCom) && Exists(customer)
            && UsesWeCom(customer) == usesWeCom
            ? customer
            : null;

    public int? FindByUnionId(string unionId) => world.Ids.TryReadUnion(unionId, out var customer) && Exists(customer) ? customer : null;

    public string ExternalUserId(int customer) => world.Ids.External(customer, UsesWeCom(customer));

    public string Name(int customer) =>
        CustomerIds.IsWalkIn(customer) && walkInNames[customer - CustomerIds.FirstWalkIn] is { } name
            ? name
            : world.Customers.Name(customer);

    public bool UsesWeCom(int customer) => !CustomerIds.IsWalkIn(customer) && world.Customers.UsesWeCom(customer);

    public string? UnionId(int customer) => CustomerIds.IsWalkIn(customer) ? world.Ids.Union(customer) : world.Customers.UnionId(customer);

    public int Gender(int customer) => world.Customers.Gender(customer);

    public (string Company, string Position) Employer(int customer) => world.Customers.Employer(customer);

    /// <summary>Somebody new, a WeChat user.</summary>
    public int WalkIn(string? name)
    {
        walkInNames.Add(name);
        return CustomerIds.FirstWalkIn + walkInNames.Count - 1;
    }

    public int WalkIns => walkInNames.Count;

    private bool Exists(int customer) => !CustomerIds.IsWalkIn(customer) || customer - CustomerIds.FirstWalkIn < walkInNames.Count;
}
