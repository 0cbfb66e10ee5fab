using System.Net;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Health;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_the_process_is_alive_but_not_ready_and_says_why()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(company);
        using var browser = await api.SignInAsync(api.Cast.Staff);
        (await TextAsync(browser, "/health/ready")).ShouldBe((HttpStatusCode.OK, "ready"));

        using (new MissingDatabase(api.Folder))
        {
            (await TextAsync(browser, "/health/live")).ShouldBe((HttpStatusCode.OK, "live"));
            var problem = await browser.ProblemAsync("/health/ready", 503, "database-unavailable");
            problem.Title.ShouldBe("数据库暂时不可用，请稍后再试。");
            browser.Speak("en");
            using var response = await browser.GetAsync("/api/v1/session");
            (await response.ShouldBeProblemAsync(503, "database-unavailable")).Title
                .ShouldBe("The database is not available at the moment. Please try again shortly.");
            response.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await TextAsync(browser, "/health/ready")).ShouldBe((HttpStatusCode.OK, "ready"));
        await browser.GetAsync<SessionResponse>("/api/v1/session");
    }

    private static async Task<(HttpStatusCode, string)> TextAsync(Browser browser, string address)
    {
        using var response = await browser.GetAsync(address);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
