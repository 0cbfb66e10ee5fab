using PrivateTraffic.Api.Access;

namespace PrivateTraffic.Api.Features.Sessions;

/// <summary>Who is signed in, and what their pages need to know first.</summary>
/// <param name="UserId">WeCom's userid.</param>
/// <param name="Name">The member's name, or the userid where the name is not known.</param>
/// <param name="Role">What they may do.</param>
/// <param name="WeComCorpId">WeCom's corpid, for the JS-SDK.</param>
/// <param name="AgentId">The app, for the JS-SDK; null when no app is configured.</param>
/// <param name="Today">The current business day.</param>
/// <param name="TimeZone">IANA name of the company's time zone.</param>
/// <param name="CanSignOut">False when a hosting platform signs people in.</param>
public sealed record SessionResponse(
    string UserId, string Name, Role Role, string WeComCorpId, int? AgentId, DateOnly Today, string TimeZone, bool CanSignOut);
