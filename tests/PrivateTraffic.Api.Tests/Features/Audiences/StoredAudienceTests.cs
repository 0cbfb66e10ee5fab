using System.Net;
using System.Net.Http.Json;
using PrivateTraffic.Api.Features.Audiences;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Tests.Features.Audiences;

public sealed class StoredAudienceTests(PulledCompany pulled) : IAsyncLifetime
{
    private CopiedCompany company = null!;
    private Browser manager = null!;
    private Browser staff = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_audience_is_made_listed_paged_changed_and_deleted()
    {
        var made = await SaveAsync(manager, "老客", "dynamic", "orders >= 2");
        var ids = await IdsAsync(manager, made.Id);
        var changed = await (await manager.SendAsync(HttpMethod.Put, $"/api/v1/audiences/{made.Id}", JsonContent.Create(
            new { name = "老客户", kind = "snapshot", text = "orders >= 3" }))).ReadAsync<AudienceResponse>();

        made.Size.ShouldBe(ids.Count);
        ids.Count.ShouldBeGreaterThan(60);
        (made.Text, made.MayChange, made.BuildMilliseconds is >= 0).ShouldBe(("all (\n  orders >= 2\n)", true, true));
        (changed.Name, changed.Kind, changed.Text).ShouldBe(("老客户", AudienceKind.Snapshot, "all (\n  orders >= 3\n)"));
        changed.Size!.Value.ShouldBeLessThan(made.Size!.Value);
        (await manager.GetAsync<AudiencesResponse>("/api/v1/audiences")).Audiences.ShouldHaveSingleItem().Name.ShouldBe("老客户");
        (await manager.DeleteAsync($"/api/v1/audiences/{made.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await manager.ProblemAsync($"/api/v1/audiences/{made.Id}", 404, "unknown-audience");
    }

    [Fact]
    public async Task A_name_is_given_once_and_must_be_one()
    {
        await SaveAsync(manager, "one", "dynamic", "all ()");

        await (await PostAsync(manager, "one", "dynamic", "all ()")).ShouldBeProblemAsync(409, "audience-name-taken");
        (await (await PostAsync(manager, " \n", "dynamic", "all ()")).ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["name"]);
        (await (await PostAsync(manager, "two", "dynamic", null)).ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["text"]);
    }

    [Fact]
    public async Task Others_look_and_see_their_customers_alone_but_do_not_change()
    {
        var all = await SaveAsync(manager, "all of them", "snapshot", "all ()");
        var mine = await SaveAsync(staff, "mine", "snapshot", "all ()");
        var own = (await staff.GetAsync<CustomerPage>("/api/v1/customers?limit=1")).Total;

        var seen = await staff.GetAsync<AudienceResponse>($"/api/v1/audiences/{all.Id}");
        (seen.Size, seen.MayChange).ShouldBe((null, false), "it was counted over everybody's customers");
        (await staff.GetAsync<CustomerPage>($"/api/v1/audiences/{all.Id}/customers")).Total.ShouldBe(own);
        (await ExportAsync(staff, all.Id)).Length.ShouldBe((int)own + 1);
        mine.Size.ShouldBe(own);
        (await manager.GetAsync<CustomerPage>($"/api/v1/audiences/{mine.Id}/customers")).Total.ShouldBe(own, "a snapshot is what it was");
        await (await staff.DeleteAsync($"/api/v1/audiences/{all.Id}")).ShouldBeProblemAsync(403, "not-your-audience");
        await (await staff.PostAsync($"/api/v1/audiences/{all.Id}/build", new { })).ShouldBeProblemAsync(403, "not-your-audience");
        await (await staff.SendAsync(HttpMethod.Put, $"/api/v1/audiences/{all.Id}", JsonContent.Create(
            new { name = "x", kind = "dynamic", text = "all ()" }))).ShouldBeProblemAsync(403, "not-your-audience");
        (await manager.DeleteAsync($"/api/v1/audiences/{mine.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task By_hand_only_those_are_put_in_who_may_be_seen()
    {
        var own = (await staff.GetAsync<CustomerPage>("/api/v1/customers?limit=2")).Items.Select(c => c.Id).ToList();
        var foreign = (await manager.GetAsync<CustomerPage>("/api/v1/customers?limit=100")).Items.Select(c => c.Id)
            .Except((await staff.GetAsync<CustomerPage>("/api/v1/customers?limit=100")).Items.Select(c => c.Id)).First();

        var made = await (await staff.PostAsync(
            "/api/v1/audiences", new { name = "by hand", kind = "manual", customers = own.Append(foreign).Append(999_999) }))
            .ReadAsync<AudienceResponse>();

        (made.Size, made.Text).ShouldBe((2, null));
        (await IdsAsync(manager, made.Id)).ShouldBe(own);
        (await (await staff.PostAsync("/api/v1/audiences", new { name = "x", kind = "dynamic", text = "all ()", customers = own }))
            .ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["customers"]);
        var why = await (await staff.PostAsync("/api/v1/audiences/why", new { customerId = own[0], audience = made.Id }))
            .ReadAsync<WhyResponse>();
        (why.IsIn, why.IsMember, why.Include).ShouldBe((true, true, null));
    }

    [Theory]
    [InlineData("dynamic", "dynamic")]
    [InlineData("snapshot", "dynamic")]
    public async Task Two_audiences_are_compared_joined_cut_and_subtracted(string leftKind, string rightKind)
    {
        var left = await SaveAsync(manager, "left", leftKind, "orders >= 1 exclude bucket 1 to 2 of 10 seed \"a\"");
        var right = await SaveAsync(manager, "right", rightKind, "active_days in 60 days >= 1 exclude bucket 3 to 4 of 10 seed \"a\"");
        var (l, r) = (await IdsAsync(manager, left.Id), await IdsAsync(manager, right.Id));

        var compared = await manager.GetAsync<ComparisonResponse>($"/api/v1/audiences/compare?left={left.Id}&right={right.Id}");
        var union = await CombineAsync("union");
        var both = await CombineAsync("intersect");
        var rest = await CombineAsync("subtract");

        var shared = l.Intersect(r).Count();
        shared.ShouldBeGreaterThan(0);
        compared.ShouldBe(new ComparisonResponse(l.Count, r.Count, shared, l.Count - shared, r.Count - shared, l.Union(r).Count()));
        (await IdsAsync(manager, union.Id)).ShouldBe(l.Union(r).Order());
        (await IdsAsync(manager, both.Id)).ShouldBe(l.Intersect(r));
        (await IdsAsync(manager, rest.Id)).ShouldBe(l.Except(r));
        union.Kind.ShouldBe(leftKind == rightKind ? AudienceKind.Dynamic : AudienceKind.Manual);

        async Task<AudienceResponse> CombineAsync(string combination) => await (await manager.PostAsync(
            "/api/v1/audiences/combine", new { name = combination, left = left.Id, right = right.Id, combination }))
            .ReadAsync<AudienceResponse>();
    }

    [Fact]
    public async Task The_file_has_a_line_for_each_customer_and_no_formula()
    {
        await using (var db = company.Api.Open())
        {
            var first = db.Identities.Where(i => i.Kind == Data.Customers.IdentityKind.ExternalUserId).OrderBy(i => i.CustomerId).First();
            db.Add(new Data.Customers.Identity
            {
                CorpId = first.CorpId,
                Kind = Data.Customers.IdentityKind.ShopAccount,
                Value = "=HYPERLINK(1)",
                CustomerId = first.CustomerId,
            });
            await db.SaveChangesAsync(Cancellation);
        }

        var made = await SaveAsync(manager, "file", "dynamic", "all ()");

        var lines = await ExportAsync(manager, made.Id);

        lines[0].ShouldBe("number,customer_id,cell,stage,orders,amount_fen,last_order,last_interaction");
        lines.Length.ShouldBe((int)made.Size!.Value + 1);
        var formula = lines.Single(line => line.Contains("HYPERLINK", StringComparison.Ordinal));
        formula.Split(',')[1].Trim('"').ShouldStartWith("'=");
    }

    [Fact]
    public async Task The_vocabulary_names_what_definitions_can_say()
    {
        var words = await manager.GetAsync<VocabularyResponse>("/api/v1/audiences/vocabulary");

        words.Tags.ShouldNotBeEmpty();
        words.Members.Select(m => m.Value).ShouldContain(pulled.Cast.Staff.ToLowerInvariant());
        (string, IReadOnlyList<NamedValue>)[] fields =
            [("tag", words.Tags), ("group", words.Groups), ("member", words.Members), ("channel", words.Channels)];
        foreach (var (field, values) in fields)
        {
            var text = $"{field} in ({string.Join(", ", values.Take(150).Select(v => $"\"{v.Value}\""))})";
            var count = await (await manager.PostAsync("/api/v1/audiences/count", new { text })).ReadAsync<AudienceCountResponse>();

            count.Unknown.ShouldBeEmpty();
            count.Count.ShouldBeGreaterThan(0, field);
        }
    }

    public async ValueTask InitializeAsync()
    {
        company = await pulled.CopyAsync();
        manager = await company.Api.SignInAsync(company.Cast.Manager);
        staff = await company.Api.SignInAsync(company.Cast.Staff);
    }

    public async ValueTask DisposeAsync()
    {
        manager.Dispose();
        staff.Dispose();
        await company.DisposeAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(Browser who, string name, string kind, string? text) =>
        who.PostAsync("/api/v1/audiences", new { name, kind, text });

    private static async Task<AudienceResponse> SaveAsync(Browser who, string name, string kind, string text) =>
        await (await PostAsync(who, name, kind, text)).ReadAsync<AudienceResponse>();

    private static async Task<List<long>> IdsAsync(Browser who, long audience)
    {
        var ids = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await who.GetAsync<CustomerPage>(
                $"/api/v1/audiences/{audience}/customers?limit=50{(after.Length == 0 ? "" : "&after=" + after)}");
            ids.AddRange(page.Items.Select(c => c.Id));
            after = page.Next;
            page.Total.ShouldBeGreaterThanOrEqualTo(ids.Count);
        }

        return ids;
    }

    private static async Task<string[]> ExportAsync(Browser who, long audience)
    {
        using var response = await who.GetAsync($"/api/v1/audiences/{audience}/export");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd('\n').Split('\n');
    }
}
