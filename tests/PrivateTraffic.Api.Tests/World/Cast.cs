using System.Text.Json;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>Members of a company, by what they may do: the busiest of their kind. Userids as WeCom writes them.</summary>
/// <param name="Staff">Sees the customers they have added.</param>
/// <param name="OtherStaff">Works in another shop than <paramref name="Staff"/>.</param>
/// <param name="Leader">Leads the shop of <paramref name="Staff"/>.</param>
/// <param name="Manager">Leads the whole company.</param>
/// <param name="Administrator">Is named as an administrator in the settings.</param>
public sealed record Cast(string Staff, string OtherStaff, string Leader, string Manager, string Administrator)
{
    public static async Task<Cast> OfAsync(SimulatedCompany company, CancellationToken cancellation)
    {
        var members = (await company.TruthAsync("members", cancellation)).Where(m => m.GetProperty("active").GetBoolean()).ToList();
        var customers = (await company.TruthAsync("relations", cancellation))
            .CountBy(r => r.GetProperty("userid").GetString()!).ToDictionary();
        var serving = members.FindAll(m => m.GetProperty("serves_customers").GetBoolean())
            .OrderByDescending(m => customers.GetValueOrDefault(UserId(m))).ToList();
        var leader = serving.First(IsLeader);
        var office = members.FindAll(m => !m.GetProperty("serves_customers").GetBoolean());
        return new Cast(
            UserId(serving.First(m => ShopOf(m) == ShopOf(leader) && !IsLeader(m))),
            UserId(serving.First(m => ShopOf(m) != ShopOf(leader) && !IsLeader(m))),
            UserId(leader),
            UserId(office.First(IsLeader)),
            UserId(office.First(m => !IsLeader(m))));
    }

    private static string UserId(JsonElement member) => member.GetProperty("userid").GetString()!;

    private static bool IsLeader(JsonElement member) => member.GetProperty("is_leader").GetBoolean();

    private static long ShopOf(JsonElement member) => member.GetProperty("department").GetInt64();
}
