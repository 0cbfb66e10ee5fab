using System.Net;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Features.Tags;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.Features.Tags;

public sealed class TagTests(PulledCompany pulled, CompanyCopy copy) : IClassFixture<CompanyCopy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_gives_a_tag_takes_one_off_and_sees_both_on_their_way()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var customer = await TaggedCustomerAsync(copy, staff, 0);
        var before = await staff.GetAsync<TagsResponse>(TagsOf(customer));
        before.CanChange.ShouldBeTrue();
        before.Tags.ShouldAllBe(t => t.Origin == TagOrigin.WeCom && t.Delivery == TagDelivery.Delivered && t.By == null);
        var (add, remove) = (LackingIn(before), before.Tags[0].Id);

        var after = await ChangeAsync(staff, customer, [add], [remove]);

        var added = after.Tags.Single(t => t.Id == add);
        (added.IsOn, added.Origin, added.Delivery, added.At).ShouldBe(
            (true, TagOrigin.Manual, TagDelivery.Waiting, copy.Company.Now.UtcDateTime));
        added.By.ShouldBe((await staff.GetAsync<Api.Features.Sessions.SessionResponse>("/api/v1/session")).Name);
        var removed = after.Tags.Single(t => t.Id == remove);
        (removed.IsOn, removed.Delivery).ShouldBe((false, TagDelivery.Waiting));
        var card = await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card");
        card.Relation!.Tags.Select(t => t.Id).ShouldContain(add);
        card.Relation.Tags.Select(t => t.Id).ShouldNotContain(remove);
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var queue = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Tags;
        queue.Waiting.ShouldBeGreaterThanOrEqualTo(2);
        queue.Since.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_product_tells_WeCom_by_itself_and_shows_what_WeCom_refused_to_the_member_and_to_the_manager()
    {
        await using var own = await pulled.CopyAsync(new Dictionary<string, string?> { ["Sync:Enabled"] = "true" });
        using var staff = await own.Api.SignInAsync(own.Cast.Staff);
        var customer = await TaggedCustomerAsync(own, staff, 0);
        var before = await staff.GetAsync<TagsResponse>(TagsOf(customer));
        var (add, doomed) = (LackingIn(before), LackingIn(before, 1));
        await own.Company.ActAsync(new { act = "delete_tag", id = doomed }, Cancellation);
        await own.Company.FaultAsync(new { kind = "callback_lose" }, Cancellation);
        staff.Speak("en");

        await ChangeAsync(staff, customer, [add, doomed], []);

        TagsResponse? after = null;
        await Poll.Until(
            async () =>
            {
                after = await staff.GetAsync<TagsResponse>(TagsOf(customer));
                return after.Tags.All(t => t.Delivery != TagDelivery.Waiting);
            },
            "the delivery",
            cancellation: Cancellation);
        (await own.Company.TruthAsync("relations", Cancellation))
            .Single(r => r.GetProperty("external_userid").GetString() == customer && r.GetProperty("userid").GetString() == own.Cast.Staff)
            .GetProperty("tag_id").EnumerateArray().Select(t => t.GetString()).ShouldContain(add);
        after!.Tags.Single(t => t.Id == add).Delivery.ShouldBe(TagDelivery.Delivered);
        var failed = after.Tags.Single(t => t.Id == doomed);
        (failed.Delivery, failed.Remedy).ShouldBe((TagDelivery.Failed, "This tag has been deleted in WeCom: choose another one."));
        failed.Problem!.ShouldContain("40068");
        using var manager = await own.Api.SignInAsync(own.Cast.Manager);
        var problem = (await manager.GetAsync<SyncResponse>("/api/v1/sync")).Tags.Problems.ShouldHaveSingleItem();
        (problem.IsFinal, problem.IsOn, problem.NextAt).ShouldBe((true, true, null));

        (await ChangeAsync(staff, customer, [], [doomed])).Tags.Select(t => t.Id).ShouldNotContain(doomed, "the member has taken it back");
    }

    [Fact]
    public async Task Somebody_elses_customer_is_neither_shown_nor_changed()
    {
        var other = copy.Facts.CustomersOf(copy.Cast.OtherStaff, unknownTo: copy.Cast.Staff).First();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        using var owner = await copy.Api.SignInAsync(copy.Cast.OtherStaff);
        var tag = LackingIn(await owner.GetAsync<TagsResponse>(TagsOf(other)));

        await staff.ProblemAsync(TagsOf(other), 403, "not-your-customer");
        using var response = await staff.PostAsync(TagsOf(other), new ChangeTags.Request([tag], []));

        await response.ShouldBeProblemAsync(403, "not-your-customer");
        await using var db = copy.Api.Open();
        (await db.TagMarks.AnyAsync(m => m.ExternalUserId == other, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("wm_nobody_at_all")]
    [InlineData("..%2Fcard")]
    [InlineData("wm'OR'1'='1")]
    public async Task A_forged_id_is_nobody(string forged)
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        using var response = await staff.PostAsync(TagsOf(forged), new ChangeTags.Request(["x"], []));

        await response.ShouldBeProblemAsync(404, "unknown-customer");
        await staff.ProblemAsync(TagsOf(forged), 404, "unknown-customer");
    }

    [Fact]
    public async Task A_manager_sees_the_tags_and_who_gave_them_and_gives_none_in_their_name()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var customer = await TaggedCustomerAsync(copy, staff, 1);
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);

        var seen = await manager.GetAsync<TagsResponse>(TagsOf(customer));

        seen.CanChange.ShouldBeFalse();
        seen.Tags.ShouldBeEmpty();
        seen.Others.Single(o => string.Equals(o.UserId, copy.Cast.Staff, StringComparison.OrdinalIgnoreCase)).Tags.ShouldNotBeEmpty();
        using var response = await manager.PostAsync(TagsOf(customer), new ChangeTags.Request([LackingIn(seen)], []));
        await response.ShouldBeProblemAsync(403, "not-your-relation");
    }

    [Fact]
    public async Task Tags_that_do_not_exist_or_belong_to_others_are_refused_and_nothing_is_changed()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);
        var customer = pulled.Facts.CustomersOf(pulled.Cast.Staff).First();
        var group = (await staff.GetAsync<TagsResponse>(TagsOf(customer))).Groups[0];
        await using var own = await pulled.CopyAsync(new Dictionary<string, string?> { ["Tags:ReadOnlyGroups:0"] = group.Name });
        using var member = await own.Api.SignInAsync(own.Cast.Staff);

        using var unknown = await member.PostAsync(TagsOf(customer), new ChangeTags.Request(["et-no-such-tag"], []));
        using var foreign = await member.PostAsync(TagsOf(customer), new ChangeTags.Request([group.Tags[0].Id], []));

        await unknown.ShouldBeProblemAsync(404, "unknown-tag");
        (await foreign.ShouldBeProblemAsync(403, "tag-read-only")).Title.ShouldContain(group.Name);
        (await member.GetAsync<TagsResponse>(TagsOf(customer))).Groups.ShouldContain(g => g.Name == group.Name && !g.CanChange);
    }

    [Fact]
    public async Task A_change_that_says_nothing_or_both_is_refused()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var customer = copy.Facts.CustomersOf(copy.Cast.Staff).First();

        using var nothing = await staff.PostAsync(TagsOf(customer), new ChangeTags.Request([], []));
        using var both = await staff.PostAsync(TagsOf(customer), new ChangeTags.Request(["a"], ["a"]));

        (await nothing.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["add"]);
        await both.ShouldBeProblemAsync(400, "invalid");
    }

    private static string TagsOf(string customer) => $"/api/v1/contacts/{customer}/tags";

    private static string LackingIn(TagsResponse tags, int skip = 0) =>
        tags.Groups.SelectMany(g => g.Tags).Select(t => t.Id).Where(id => tags.Tags.All(t => t.Id != id)).ElementAt(skip);

    private static async Task<TagsResponse> ChangeAsync(Browser staff, string customer, string[] add, string[] remove)
    {
        using var response = await staff.PostAsync(TagsOf(customer), new ChangeTags.Request(add, remove));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.ReadAsync<TagsResponse>();
    }

    private static Task<string> TaggedCustomerAsync(CompanyCopy copy, Browser staff, int index) =>
        TaggedCustomerAsync(copy.Facts, copy.Cast, staff, index);

    private static Task<string> TaggedCustomerAsync(CopiedCompany own, Browser staff, int index) =>
        TaggedCustomerAsync(own.Facts, own.Cast, staff, index);

    /// <summary>One of the member's customers who has tags.</summary>
    private static async Task<string> TaggedCustomerAsync(TrueFacts facts, Cast cast, Browser staff, int index)
    {
        foreach (var customer in facts.CustomersOf(cast.Staff))
        {
            if ((await staff.GetAsync<TagsResponse>(TagsOf(customer))).Tags.Count > 0 && index-- == 0)
            {
                return customer;
            }
        }

        throw new InvalidOperationException("Nobody has a tag.");
    }
}
