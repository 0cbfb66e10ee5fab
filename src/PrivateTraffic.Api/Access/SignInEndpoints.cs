using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Api.Pages;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Pull;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.OAuth;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Api.Access;

/// <summary>Sign-in through WeCom: silently inside its client, by QR code elsewhere.</summary>
internal static class SignInEndpoints
{
    private const string StateCookie = "pt-sign-in";
    private static readonly TimeSpan StateLasts = TimeSpan.FromMinutes(10);

    private static readonly LocalizedText NotMember = new("只有本企业的成员可以登录。", "Only members of the company can sign in.");

    private static readonly LocalizedText TooLate = new("登录链接已失效，请重新登录。", "This sign-in has expired; please sign in again.");

    public static void MapSignIn(this IEndpointRouteBuilder product)
    {
        product.MapGet("/auth/sign-in", BeginAsync).Open().ExcludeFromDescription();
        product.MapGet("/auth/return", ReturnAsync).Open().ExcludeFromDescription();
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, CorpRegistry corps, WeComClients clients, SessionCookie cookie, string? corp, CancellationToken cancellation)
    {
        var known = corp is null ? await corps.DefaultAsync(cancellation) : await corps.FindAsync(corp, cancellation);
        if (known?.Settings is null)
        {
            return MessagePage.Of(context, StatusCodes.Status404NotFound, ProblemCode.NoApp.Text);
        }

        var state = new SignInState(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18)).Replace('-', 'a').Replace('_', 'b'),
            known.WeComId,
            LocalPage(context, context.Request.Query["return"]));
        context.Response.Cookies.Append(StateCookie, cookie.Seal(state), SessionCookie.Options(context, StateLasts));
        var back = new Uri($"{context.Request.Scheme}://{context.Request.Host}{MountPath.Address(context, "/auth/return")}");
        var oauth = clients.For(known, CallPriority.Interactive).OAuth;
        var isInClient = context.Request.Headers.UserAgent.ToString().Contains("wxwork/", StringComparison.OrdinalIgnoreCase);
        var page = isInClient
            ? oauth.InClientPage(back, state.State, OAuthScope.Base)
            : oauth.QrLoginPage(back, state.State, RequestLanguage.Of(context) == TextLanguage.English ? "en" : "zh");
        return Results.Redirect(page.AbsoluteUri);
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext context,
        CorpRegistry corps,
        WeComClients clients,
        SessionCookie cookie,
        PrivateTrafficDb db,
        RoleDirectory roles,
        ILogger<SessionCookie> log,
        string? code,
        string? state,
        CancellationToken cancellation)
    {
        var begun = context.Request.Cookies[StateCookie] is { } sealedState ? cookie.Open<SignInState>(sealedState) : null;
        context.Response.Cookies.Delete(StateCookie, SessionCookie.Options(context, null));
        if (begun is null || code is null || begun.State != state || await corps.FindAsync(begun.WeComCorpId, cancellation) is not { } corp)
        {
            Log.SignInRefused(log, "state unknown or expired");
            return Again(context, begun);
        }

        try
        {
            var visitor = await clients.For(corp, CallPriority.Interactive).OAuth.GetVisitorAsync(code, cancellation);
            if (visitor is not MemberVisitor { Member: var memberId })
            {
                Log.SignInRefused(log, "not a member");
                return MessagePage.Of(context, StatusCodes.Status403Forbidden, NotMember);
            }

            await LearnAsync(corp, memberId, clients, db, cancellation);
            var userId = MemberMapping.UserIdOf(memberId);
            cookie.Write(context, new HostIdentity(corp.WeComId, userId));
            var member = await roles.FindAsync(corp.Id, userId, knownAt: null, cancellation);
            Log.SignedIn(log, member!.Role);
            return Results.Redirect(begun.Return);
        }
        catch (SignInRefusedException refused)
        {
            Log.SignInRefused(log, refused.GetType().Name);
            return Again(context, begun);
        }
        catch (WeComCallException lost)
        {
            Log.SignInRefused(log, lost.GetType().Name);
            var problem = WeComProblems.Of(lost);
            return MessagePage.Of(context, problem.Code.Status, problem.Text, SignInLink(context, begun));
        }
    }

    /// <summary>Before the first pull nobody is in our directory: whoever signs in is looked up, so that their role is known.</summary>
    private static async Task LearnAsync(KnownCorp corp, MemberId id, WeComClients clients, PrivateTrafficDb db, CancellationToken cancellation)
    {
        var userId = MemberMapping.UserIdOf(id);
        if (await db.Members.AnyAsync(m => m.CorpId == corp.Id && m.UserId == userId, cancellation))
        {
            return;
        }

        var client = clients.For(corp, CallPriority.Interactive);
        var member = MemberMapping.MemberOf(corp.Id, await client.Members.GetAsync(id, cancellation), [], new HashSet<MemberId>());
        await db.WriteAsync(() => db.InsertNewAsync([member], cancellation), cancellation);
    }

    private static IResult Again(HttpContext context, SignInState? begun) =>
        MessagePage.Of(context, StatusCodes.Status400BadRequest, TooLate, SignInLink(context, begun));

    private static string SignInLink(HttpContext context, SignInState? begun) =>
        MountPath.Address(context, "/auth/sign-in")
        + $"?return={Uri.EscapeDataString(begun?.Return ?? MountPath.Address(context, "/console/"))}";

    /// <summary>
    /// Only a page of ours is come back to: an address of another site would make us a springboard. It is written as a header can hold it.
    /// </summary>
    private static string LocalPage(HttpContext context, string? page)
    {
        var here = new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        return page is ['/', not ('/' or '\\'), ..] && !page.Any(char.IsControl)
            && Uri.TryCreate(here, page, out var address) && address.Authority == here.Authority
            && address.AbsolutePath.StartsWith(MountPath.Address(context, "/"), StringComparison.Ordinal)
                ? address.PathAndQuery + address.Fragment
                : MountPath.Address(context, "/console/");
    }

    private sealed record SignInState(string State, string WeComCorpId, string Return);
}
