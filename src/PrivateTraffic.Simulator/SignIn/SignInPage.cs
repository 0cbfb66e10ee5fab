using System.Text.Encodings.Web;
using System.Text.Unicode;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.SignIn;

/// <summary>A member somebody can sign in as.</summary>
internal sealed record Candidate(Member Member, string Department);

/// <summary>Writes the sign-in pages: plain HTML that works without script, Chinese first.</summary>
internal static class SignInPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IResult Refusal(WeComError error) => Page(
        isEnglish: false,
        "无法访问 / Not available",
        $"""
        <h1>无法访问</h1>
        <p role="alert">{Text($"{error.Code} {error.Text}")}</p>
        <p>{(error.Code == Errors.RedirectNotTrusted.Code ? "redirect_uri 的域名与端口必须与应用的可信域名完全一致。<br>The host and port of redirect_uri must equal the app's trusted domain." : "")}</p>
        """);

    public static IResult ChooseMember(SignInRequest request, IReadOnlyList<Candidate> candidates, string? search)
    {
        var (title, lead) = request.IsEnglish
            ? ("Who opens this page in WeCom?", "The simulator does not know whose client this is. Open it from /client to sign in silently.")
            : ("以谁的身份在企业微信中打开？", "模拟器不知道这是谁的客户端；从 /client 打开时会静默登录。");
        return Page(
            request.IsEnglish, title, $"<h1>{title}</h1><p>{lead}</p>{Languages(request)}{Members(request, candidates, request.IsEnglish ? "Sign in as" : "登录身份：", search)}");
    }

    public static IResult ScanCode(SignInRequest request, IReadOnlyList<Candidate> candidates, string? search)
    {
        var (title, lead, alt) = request.IsEnglish
            ? ("Sign in with WeCom", "Scan the code with WeCom. In the simulator, choose who scans.", "A QR code that stands for scanning")
            : ("企业微信扫码登录", "请使用企业微信扫码。在模拟器中，选择由谁来扫。", "示意二维码");
        return Page(
            request.IsEnglish,
            title,
            $"""
            <h1>{title}</h1><p>{lead}</p>{Languages(request)}
            <img class="qr" src="/_sim/qr/sign-in.svg" width="180" height="180" alt="{alt}">
            {Members(request, candidates, request.IsEnglish ? "Scan as" : "扫码身份：", search)}
            """);
    }

    public static IResult AskConsent(SignInRequest request, Member member)
    {
        var (title, lead, agree) = request.IsEnglish
            ? ("Share your details?", $"The app asks for avatar, gender, mobile and e-mail of {member.Name}.", "Agree")
            : ("授权使用你的信息？", $"应用申请获取{member.Name}的头像、性别、手机与邮箱。", "同意");
        return Page(
            request.IsEnglish,
            title,
            $"""
            <h1>{title}</h1><p>{Text(lead)}</p>{Languages(request)}
            <p><a class="primary" role="button" href="{Link(request, ("as", member.UserId), ("consent", "yes"))}">{agree}</a></p>
            """);
    }

    private static string Members(SignInRequest request, IReadOnlyList<Candidate> candidates, string action, string? search)
    {
        var items = candidates.Count == 0
            ? request.IsEnglish ? "<li>Nobody found.</li>" : "<li>没有找到成员。</li>"
            : string.Concat(candidates.Select(c => Item(request, c, action)));
        return $"""{SearchForm(request, search)}<ul class="members">{items}</ul>""";
    }

    private static string Item(SignInRequest request, Candidate candidate, string action)
    {
        var (member, name) = (candidate.Member, Text(candidate.Member.Name));
        return $"""
            <li><a href="{Link(request, ("as", member.UserId))}"><span class="for-readers">{action}</span>
            <img src="/_sim/avatar/member/{member.Index}.svg" width="40" height="40" alt="">
            <span><strong>{name}</strong><small>{Text(member.Position)} · {Text(candidate.Department)}</small></span></a></li>
            """;
    }

    private static string SearchForm(SignInRequest request, string? search)
    {
        var kept = Pairs(request).Where(pair => pair is [not ("q" or "as"), _]).Select(pair =>
            $"""<input type="hidden" name="{Text(pair[0])}" value="{Text(Uri.UnescapeDataString(pair[1].Replace('+', ' ')))}">""");
        var label = request.IsEnglish ? "Find a member" : "查找成员";
        return $"""<form role="search">{string.Concat(kept)}<label>{label} <input type="search" name="q" value="{Text(search ?? "")}"></label></form>""";
    }

    private static IEnumerable<string[]> Pairs(SignInRequest request) =>
        request.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));

    private static string Languages(SignInRequest request) => request.IsEnglish
        ? $"""<p class="languages"><a lang="zh" href="{Link(request, ("lang", "zh"))}">中文</a></p>"""
        : $"""<p class="languages"><a lang="en" href="{Link(request, ("lang", "en"))}">English</a></p>""";

    private static string Link(SignInRequest request, params (string Name, string Value)[] changes)
    {
        var kept = Pairs(request).Where(pair => !changes.Any(change => change.Name == pair[0])).Select(pair => string.Join('=', pair));
        return Text("?" + string.Join('&', kept.Concat(changes.Select(c => $"{c.Name}={Uri.EscapeDataString(c.Value)}"))));
    }

    private static string Text(string text) => Encoder.Encode(text);

    private static IResult Page(bool isEnglish, string title, string body) => Results.Content(
        $"""
        <!DOCTYPE html><html lang="{(isEnglish ? "en" : "zh-CN")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title><link rel="stylesheet" href="/client/assets/sign-in.css"></head><body><main>{body}
        <footer>{(isEnglish ? "WeCom simulator: nobody here is real." : "企业微信模拟器：此处人物均为虚构。")}</footer></main></body></html>
        """,
        "text/html; charset=utf-8");
}
