using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Scripts;

public sealed class SuggestScriptsTests(PulledCompany pulled)
{
    [Fact]
    public async Task Against_an_obstacle_its_own_scripts_come_first()
    {
        var (staff, scripts) = await OpenAsync();
        using var browser = staff;

        var price = await staff.GetAsync<SuggestionsResponse>($"{scripts}?obstacle=price");

        price.Scripts.Count.ShouldBeGreaterThan(3);
        price.Scripts[0].Obstacle.ShouldNotBeNull().ShouldBe(new ObstacleResponse("price", "觉得贵"));
        price.Scripts.ShouldAllBe(s => !s.Text.Contains("{{", StringComparison.Ordinal));
        price.Obstacles.Count.ShouldBe(15);
    }

    [Fact]
    public async Task A_search_finds_words_of_name_and_text()
    {
        var (staff, scripts) = await OpenAsync();
        using var browser = staff;
        var all = (await staff.GetAsync<SuggestionsResponse>(scripts)).Scripts;
        var word = all[0].Name[..2];

        var found = (await staff.GetAsync<SuggestionsResponse>($"{scripts}?search={Uri.EscapeDataString(word)}")).Scripts;

        found.ShouldContain(s => s.Key == all[0].Key);
        found.ShouldAllBe(s => s.Name.Contains(word, StringComparison.Ordinal) || s.Text.Contains(word, StringComparison.Ordinal));
        (await staff.GetAsync<SuggestionsResponse>($"{scripts}?search=没有任何话术包含这句话")).Scripts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_obstacles_and_reasons_come_in_English_for_those_who_read_it()
    {
        var (staff, scripts) = await OpenAsync();
        using var browser = staff;
        staff.Speak("en");

        var answer = await staff.GetAsync<SuggestionsResponse>($"{scripts}?obstacle=trust");

        answer.Obstacles.ShouldContain(new ObstacleResponse("price", "Price"));
        answer.Scripts.ShouldAllBe(s => s.Name.All(c => c < '\u4E00'));
    }

    [Fact]
    public async Task Scripts_name_the_shop_as_the_settings_do()
    {
        await using var copy = await pulled.CopyAsync(new Dictionary<string, string?> { ["Corps:0:Name"] = "测试商店" });
        using var staff = await copy.Api.SignInAsync(pulled.Cast.Staff);
        var customer = pulled.Facts.CustomersOf(pulled.Cast.Staff).First();

        var found = await staff.GetAsync<SuggestionsResponse>($"/api/v1/contacts/{customer}/scripts?search=测试商店");

        found.Scripts.ShouldNotBeEmpty();
        found.Scripts.ShouldAllBe(s => s.Text.Contains("我是测试商店的", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("obstacle=weather", "obstacle", "没有这种阻塞点。", "There is no such obstacle.")]
    [InlineData("search=123456789012345678901234567890123456789012345678901", "search",
        "搜索词最多 50 个字符。", "The words to search for take at most 50 characters.")]
    public async Task What_cannot_be_searched_for_is_named(string query, string field, string zh, string en)
    {
        var (staff, scripts) = await OpenAsync();
        using var browser = staff;

        (await staff.ProblemAsync($"{scripts}?{query}", 400, "invalid")).Errors.ShouldNotBeNull()[field].ShouldBe([zh]);
        staff.Speak("en");
        (await staff.ProblemAsync($"{scripts}?{query}", 400, "invalid")).Errors.ShouldNotBeNull()[field].ShouldBe([en]);
    }

    private async Task<(Browser Staff, string Address)> OpenAsync()
    {
        var facts = pulled.Facts;
        var customer = facts.CustomersOf(pulled.Cast.Staff).First();
        return (await pulled.Api.SignInAsync(pulled.Cast.Staff), $"/api/v1/contacts/{customer}/scripts");
    }
}
