using System.Text.Json;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Protocol section 13: what a sign-in code is worth.</summary>
internal static class SignInEndpoints
{
    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        new("auth/getuserinfo", Access.AnyApp, GetUserInfo) { IsUnlimited = true },
        new("user/getuserinfo", Access.AnyApp, GetUserInfoOldStyle) { IsUnlimited = true },
        new("auth/getuserdetail", Access.AnyApp, GetUserDetail),
    ];

    private static void GetUserInfo(ApiCall call, Utf8JsonWriter reply)
    {
        var (visitor, isPrivate) = call.Corp.SignIns.Redeem(call.Query("code", Errors.CodeMissing));
        if (visitor.Member is { } member)
        {
            reply.WriteString("userid", member.UserId);
            if (isPrivate && call.App.Sees(member))
            {
                reply.WriteString("user_ticket", call.Corp.SignIns.IssueTicket(member));
            }

            return;
        }

        var customer = visitor.Customer ?? throw new InvalidOperationException("A sign-in code of nobody.");
        reply.WriteString("openid", OpenIdOf(customer));
        // Only a customer whom a visible member follows is named.
        var isKnown = call.Corp.Relations.MembersOf(customer).Any(index =>
            call.Corp.People.IsActive(call.Corp.People[index])
            && call.App.Sees(call.Corp.People[index])
            && call.Corp.Relations.Of(new Pair(index, customer)).IsReadable);
        if (isKnown)
        {
            reply.WriteString("external_userid", call.Corp.Customers.ExternalUserId(customer));
        }
    }

    private static void GetUserInfoOldStyle(ApiCall call, Utf8JsonWriter reply)
    {
        var (visitor, _) = call.Corp.SignIns.Redeem(call.Query("code", Errors.CodeMissing));
        reply.WriteString(visitor.Member is null ? "OpenId" : "UserId", visitor.Member?.UserId ?? OpenIdOf(visitor.Customer!.Value));
        reply.WriteString("DeviceId", "");
    }

    private static void GetUserDetail(ApiCall call, Utf8JsonWriter reply)
    {
        var member = call.Corp.SignIns.ReadTicket(call.Body.Text("user_ticket", Errors.TicketInvalid));
        reply.WriteString("userid", member.UserId);
        // A number in quotes, as WeCom sends it.
        reply.WriteString("gender", member.Gender == 2 ? "2" : "1");
        reply.WriteString("avatar", $"{call.BaseAddress}/_sim/avatar/member/{member.Index}.svg");
        reply.WriteString("qr_code", $"{call.BaseAddress}/_sim/qr/{member.UserId}.svg");
        reply.WriteString("mobile", CustomerIds.Phone(900_000 + member.Index));
        reply.WriteString("email", $"{member.UserId.ToLowerInvariant()}@demo.example");
        reply.WriteString("biz_mail", $"{member.UserId.ToLowerInvariant()}@demo.example");
        reply.WriteString("address", "");
    }

    private static string OpenIdOf(int customer) => "oDemo" + Sha1Hex.Of($"openid {customer}")[..23];
}
