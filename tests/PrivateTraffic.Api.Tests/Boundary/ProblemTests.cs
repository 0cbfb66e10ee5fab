using System.Net;
using System.Reflection;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Boundary;

public sealed class ProblemTests(PulledCompany pulled)
{
    /// <summary>Every problem there is.</summary>
    public static TheoryData<string> Codes => [.. All.Select(p => p.Code)];

    private static IEnumerable<ProblemCode> All => typeof(ProblemCode).GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(p => p.PropertyType == typeof(ProblemCode)).Select(p => (ProblemCode)p.GetValue(null)!);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_problem_has_a_status_of_failure_and_a_sentence_in_both_languages(string code)
    {
        var problem = All.Single(p => p.Code == code);

        problem.Status.ShouldBeInRange(400, 599);
        problem.Text.Zh.ShouldContain(c => c >= '\u4E00' && c <= '\u9FFF');
        problem.Text.Zh.ShouldEndWith("。");
        problem.Text.En.ShouldAllBe(c => c < '\u0080');
        problem.Text.En.ShouldEndWith(".");
        problem.Text.En.Contains("{0}", StringComparison.Ordinal).ShouldBe(problem.Text.Zh.Contains("{0}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_of_the_API_that_there_is_not_is_a_problem_like_any_other()
    {
        using var stranger = pulled.Api.NewBrowser();

        await stranger.ProblemAsync("/api/v1/nothing", 404, "not-found");
        await stranger.ProblemAsync("/api/v1/customers/1/2/3", 404, "not-found");
        using var wrongMethod = await stranger.PostAsync("/api/v1/matrix", new { });
        await wrongMethod.ShouldBeProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Outside_the_API_what_there_is_not_is_not_found()
    {
        using var stranger = pulled.Api.NewBrowser();

        using var response = await stranger.GetAsync("/favicon.ico");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("zh-TW,zh;q=0.9", "登录已过期或尚未登录，请重新登录。")]
    [InlineData("en-US,en;q=0.9,zh;q=0.8", "You are not signed in, or your session has ended. Please sign in again.")]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.5", "You are not signed in, or your session has ended. Please sign in again.")]
    [InlineData("ja", "登录已过期或尚未登录，请重新登录。")]
    public async Task A_problem_is_told_in_the_first_language_of_the_browser_that_we_speak_else_in_Chinese(string languages, string title)
    {
        using var stranger = pulled.Api.NewBrowser();
        stranger.Speak(languages);

        (await stranger.ProblemAsync("/api/v1/session", 401, "sign-in-needed")).Title.ShouldBe(title);
    }

    [Fact]
    public async Task The_language_that_somebody_chose_comes_before_that_of_the_browser()
    {
        using var stranger = pulled.Api.NewBrowser();
        stranger.Cookies.Add(pulled.Api.Address, new Cookie("pt-lang", "en"));

        (await stranger.ProblemAsync("/api/v1/session", 401, "sign-in-needed")).Title.ShouldStartWith("You are not signed in");
    }

    [Fact]
    public async Task Answers_are_never_cached_and_never_guessed_at()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        using var answer = await manager.GetAsync("/api/v1/matrix");
        using var problem = await manager.GetAsync("/api/v1/matrix?asOf=x");

        foreach (var response in new[] { answer, problem })
        {
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }
}
