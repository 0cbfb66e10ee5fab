using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Features.Cards;

public sealed class GetCardTests(PulledCompany pulled)
{
    /// <summary>Beside corp tags there are those of rule groups, which WeCom keeps in a library of their own.</summary>
    private const int CorpTag = 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(pulled.Company.Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    [Fact]
    public async Task The_card_says_where_the_customer_stands_and_by_which_numbers()
    {
        await ForSomeAsync((id, card, facts) =>
        {
            var (standing, truth) = (card.Standing.ShouldNotBeNull(), facts.PlacementOf(id));
            var orders = facts.OrdersOf(id).Where(o => o.Refunded == 0 || o.Refunded < o.Amount).ToList();
            standing.AsOf.ShouldBe(Today);
            standing.Cell.ShouldBe(truth.CellOn(Today), id);
            standing.Cell.ShouldBe($"{standing.Band}.{standing.Stage}");
            standing.Lifecycle.ShouldBe(truth.LifecycleOn(Today), id);
            standing.Why.Band.Days.ShouldBe(truth.CountOn(Today), id);
            standing.Why.Band.WindowDays.ShouldBe(30);
            standing.Orders.ShouldBe(orders.Count, id);
            standing.NetAmount.ShouldBe(orders.Sum(o => o.Amount - o.Refunded), id);
        });
    }

    [Fact]
    public async Task The_card_shows_the_customer_as_the_member_knows_them()
    {
        var tags = (await pulled.Company.TruthAsync("tags", Cancellation)).ToDictionary(t => TrueFacts.Text(t, "id"));
        await ForSomeAsync((id, card, facts) =>
        {
            var (customer, relation) = (facts.Customer(id), facts.Relation(pulled.Cast.Staff, id));
            card.ExternalUserId.ShouldBe(id);
            card.Name.ShouldBe(TrueFacts.Text(customer, "name"));
            card.Source.ShouldBe(customer.GetProperty("type").GetInt32() == 2 ? ContactSource.WeCom : ContactSource.WeChat);
            var known = card.Relation.ShouldNotBeNull();
            (known.Remark ?? "").ShouldBe(TrueFacts.Text(relation, "remark"));
            (known.Description ?? "").ShouldBe(TrueFacts.Text(relation, "description"));
            known.AddedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(relation.GetProperty("createtime").GetInt64()).UtcDateTime);
            known.Status.ShouldBe(RelationState.Active);
            known.Tags.Select(t => (t.Id, t.Name, t.Group)).ShouldBe(
                relation.GetProperty("tag_id").EnumerateArray().Select(t => tags[t.GetString()!])
                    .Where(t => t.GetProperty("type").GetInt32() == CorpTag)
                    .Select(t => (TrueFacts.Text(t, "id"), TrueFacts.Text(t, "name"), TrueFacts.Text(t, "group_name"))),
                ignoreOrder: true);
            known.Phones.ShouldBe(
                relation.GetProperty("remark_mobiles").EnumerateArray().Select(p => $"{p.GetString()![..3]}****{p.GetString()![^4..]}"),
                ignoreOrder: true);
        });
    }

    [Fact]
    public async Task The_card_shows_the_last_orders_and_interactions()
    {
        await ForSomeAsync((id, card, facts) =>
        {
            var orders = facts.OrdersOf(id).Take(3).ToList();
            card.Orders.Select(o => (o.Number, o.PaidAt, o.Amount, o.Refunded)).ShouldBe(
                orders.Select(o => (o.Number, o.PaidAt.UtcDateTime, o.Amount, o.Refunded)), id);
            card.Orders.Where(o => o.Source == "shop").Select(o => o.Category).ShouldBe(
                orders.Where(o => o.IsFromShop).Select(o => o.Category));
            card.Interactions.Select(i => i.At).ShouldBe(facts.InteractionsOf(id).Take(5).Select(i => i.At.UtcDateTime), id);
            card.Interactions.Select(i => i.Kind.ToString().ToLowerInvariant()).ToHashSet()
                .IsSubsetOf(facts.InteractionsOf(id).Select(i => i.Kind)).ShouldBeTrue(id);
        });
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Three_scripts_are_filled_in_and_each_says_why(string language)
    {
        await ForSomeAsync(
            (id, card, facts) =>
            {
                card.Scripts.Select(s => s.Key).Distinct().Count().ShouldBe(3, id);
                foreach (var script in card.Scripts)
                {
                    script.Text.ShouldNotBeNullOrWhiteSpace();
                    script.Text.ShouldNotContain("{{");
                    script.Text.ShouldNotContain("}}");
                    script.Reason.ShouldNotBeNullOrWhiteSpace();
                    script.Reason.ShouldNotContain("\n");
                    script.Reason.Any(c => c is >= '\u4E00' and <= '\u9FFF').ShouldBe(language == "zh-CN", script.Reason);
                }
            },
            language);
    }

    [Fact]
    public async Task A_customer_nobody_knows_is_not_found()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        (await staff.ProblemAsync("/api/v1/contacts/wmNobodyKnowsThisOne000000000000/card", 404, "unknown-customer"))
            .Title.ShouldStartWith("还没有该客户的资料。");
        await staff.ProblemAsync("/api/v1/contacts/%20/card", 404, "unknown-customer");
        await staff.ProblemAsync($"/api/v1/contacts/{new string('w', 200)}/card", 404, "unknown-customer");
    }

    [Fact]
    public async Task Somebody_added_a_moment_ago_is_asked_for_at_WeCom()
    {
        await using var copy = await pulled.CopyAsync();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var added = await copy.Company.ActAsync(new { act = "add_customer", userid = copy.Cast.Staff, name = "新来的客户" }, Cancellation);
        var id = TrueFacts.Text(added, "external_userid");

        var card = await staff.GetAsync<CardResponse>($"/api/v1/contacts/{id}/card");

        card.Name.ShouldBe("新来的客户");
        card.Relation.ShouldNotBeNull().AddedAt.ShouldBe(copy.Company.Now.UtcDateTime);
        card.Standing.ShouldNotBeNull().Cell.ShouldBe("silent.potential");
        card.Standing.Lifecycle.ShouldBe("introduction");
        card.Scripts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task While_WeCom_is_away_cards_of_known_customers_are_shown_and_others_wait()
    {
        await using var copy = await pulled.CopyAsync();
        var facts = copy.Facts;
        var customer = facts.CustomersOf(copy.Cast.Staff, unknownTo: copy.Cast.Leader).First();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        using var leader = await copy.Api.SignInAsync(copy.Cast.Leader);
        await copy.Company.FaultAsync(new { kind = "http502" }, Cancellation);

        await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card");
        await leader.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card");
        using var response = await staff.GetAsync("/api/v1/contacts/wmSomebodyAddedAMomentAgo0000000/card");

        (await response.ShouldBeProblemAsync(503, "wecom-unavailable")).Title.ShouldBe("暂时无法连接企业微信，请稍后再试。已有数据不受影响。");
        response.Headers.RetryAfter.ShouldNotBeNull();

        await copy.Company.HealAsync(Cancellation);
        await staff.ProblemAsync("/api/v1/contacts/wmSomebodyAddedAMomentAgo0000000/card", 404, "unknown-customer");
    }

    [Fact]
    public async Task A_refusal_of_WeCom_is_passed_on_with_its_number()
    {
        await using var copy = await pulled.CopyAsync();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        await copy.Company.FaultAsync(new { kind = "errcode", errcode = 48002, api = "externalcontact/get" }, Cancellation);

        var problem = await staff.ProblemAsync("/api/v1/contacts/wmSomebodyAddedAMomentAgo0000000/card", 502, "wecom-refused");

        problem.Title.ShouldBe("企业微信拒绝了请求（48002），请管理员检查应用配置。");
    }

    /// <summary>Compares the cards of some customers of one member with what is true.</summary>
    private async Task ForSomeAsync(Action<string, CardResponse, TrueFacts> compare, string language = "zh-CN")
    {
        var facts = pulled.Facts;
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        staff.Speak(language);
        var some = facts.CustomersOf(pulled.Cast.Staff).Where(facts.HasShopOrders).Take(12).ToList();
        some.Count.ShouldBeGreaterThan(5);
        foreach (var id in some)
        {
            compare(id, await staff.GetAsync<CardResponse>($"/api/v1/contacts/{id}/card"), facts);
        }
    }
}
