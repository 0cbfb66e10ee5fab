using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.OAuth;

/// <summary>Who opened our page: a <see cref="MemberVisitor"/> or an <see cref="OutsideVisitor"/> (D91023).</summary>
public abstract record Visitor
{
    private protected Visitor()
    {
    }
}

/// <summary>A member of the corp.</summary>
/// <param name="Member">The member's id.</param>
/// <param name="UserTicket">
/// For <see cref="IOAuth.GetDetailsAsync"/>, good for 30 minutes; null unless the scope was <see cref="OAuthScope.PrivateInfo"/> and the
/// member is in the app's visible range. Never printed.
/// </param>
public sealed record MemberVisitor(MemberId Member, string? UserTicket) : Visitor
{
    public override string ToString() => $"member {Member}";
}

/// <summary>Somebody who is not a member: a customer in WeChat, a passer-by.</summary>
/// <param name="OpenId">WeChat's id of the person towards this corp; never printed.</param>
/// <param name="ExternalUserId">Set when the person is a customer of a member whom the app can see.</param>
public sealed record OutsideVisitor(string OpenId, ExternalUserId? ExternalUserId) : Visitor
{
    public override string ToString() => $"outside visitor {ExternalUserId}";
}
