using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Tests.Features.Scripts;

public sealed class RecordSendTests(CompanyCopy copy) : IClassFixture<CompanyCopy>
{
    private const string Sends = "/api/v1/script-sends";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_send_is_stored_with_the_placement_of_that_moment_and_seen_by_everybody()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var card = await CardAsync(staff, 0);
        var script = card.Scripts[0];
        var request = new RecordSend.Request(Guid.NewGuid(), card.ExternalUserId, script.Key, SendOutcome.Sent, WasEdited: true);

        using var response = await staff.PostAsync(Sends, request);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await response.ReadAsync<RecordSend.Response>()).ShouldBe(new RecordSend.Response(request.Id, copy.Company.Now.UtcDateTime));
        await using var db = copy.Api.Open();
        var stored = await db.ScriptSends.SingleAsync(s => s.Id == request.Id, Cancellation);
        MatrixCell.All[stored.Cell].Key.ShouldBe(card.Standing!.Cell);
        LifecycleRules.KeyOf((LifecycleStage)stored.Stage).ShouldBe(card.Standing.Lifecycle);
        (stored.UserId, stored.WasEdited, stored.CustomerId).ShouldBe((copy.Cast.Staff.ToLowerInvariant(), true, card.CustomerId));

        var after = await CardAsync(staff, 0);
        after.Sends.Select(s => (s.ScriptKey, s.Name, s.Outcome)).ShouldBe([(script.Key, script.Name, SendOutcome.Sent)]);
        after.Scripts.Select(s => s.Key).ShouldNotContain(script.Key, "what was sent lately is not suggested again at once");
        (await staff.GetAsync<TimelinePage>($"/api/v1/customers/{card.CustomerId}/timeline")).Items[0].Kind.ShouldBe(TimelineKind.Send);
    }

    [Fact]
    public async Task Told_twice_a_send_is_recorded_once()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var card = await CardAsync(staff, 1);
        var request = new RecordSend.Request(Guid.NewGuid(), card.ExternalUserId, card.Scripts[0].Key, SendOutcome.Sent, WasEdited: false);

        using var first = await staff.PostAsync(Sends, request);
        using var second = await staff.PostAsync(Sends, request with { Outcome = SendOutcome.Failed });

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        var after = await CardAsync(staff, 1);
        after.Sends.ShouldHaveSingleItem().Outcome.ShouldBe(SendOutcome.Sent);
    }

    [Fact]
    public async Task What_a_member_marks_as_not_suitable_is_not_suggested_to_them_for_this_customer()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var card = await CardAsync(staff, 2);
        var key = card.Scripts[0].Key;

        using var response = await staff.PostAsync(
            Sends, new RecordSend.Request(Guid.NewGuid(), card.ExternalUserId, key, SendOutcome.NotSuitable, WasEdited: false));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CardAsync(staff, 2)).Scripts.Select(s => s.Key).ShouldNotContain(key);
    }

    [Fact]
    public async Task A_script_that_the_library_does_not_have_is_refused()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var card = await CardAsync(staff, 3);
        var request = new RecordSend.Request(Guid.NewGuid(), card.ExternalUserId, "no.such.script", SendOutcome.Sent, WasEdited: false);

        using var response = await staff.PostAsync(Sends, request);

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors.ShouldNotBeNull()["scriptKey"].ShouldBe(["话术库中没有这条话术，可能已被删除或改名。"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        staff.Speak("en");

        using var response = await staff.PostAsync(
            Sends, new RecordSend.Request(Guid.Empty, "", "nope", SendOutcome.Sent, WasEdited: false));

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors.ShouldNotBeNull().Keys
            .ShouldBe(["id", "externalUserId", "scriptKey"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id":""", "$.id")]
    [InlineData("""{"id":"x"}""", "$.id")]
    [InlineData("""[]""", "$")]
    [InlineData("""null""", "$")]
    [InlineData("""{}""", "$")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","externalUserId":"wm1","scriptKey":"k","outcome":"vanished","wasEdited":false}""",
        "$.outcome")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","externalUserId":"wm1","scriptKey":"k","outcome":0,"wasEdited":false}""",
        "$.outcome")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","externalUserId":"wm1","scriptKey":"k","wasEdited":false}""", "$")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","externalUserId":"wm1","scriptKey":"k","outcome":"sent","wasEdited":false,"more":1}""",
        "$.more")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000001","externalUserId":"wm1","scriptKey":"k","outcome":"sent","wasEdited":"false"}""",
        "$.wasEdited")]
    public async Task A_body_of_another_form_is_refused_with_the_place(string body, string place)
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);

        using var response = await staff.SendAsync(HttpMethod.Post, Sends, new StringContent(body, Encoding.UTF8, "application/json"));

        (await response.ShouldBeProblemAsync(400, "bad-json")).Title.ShouldContain($"（位置 {place}）");
    }

    [Fact]
    public async Task What_is_not_JSON_is_refused()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);

        using var form = await staff.SendAsync(HttpMethod.Post, Sends, new FormUrlEncodedContent([new("id", "1")]));
        using var nothing = await staff.SendAsync(HttpMethod.Post, Sends, null);

        (await form.ShouldBeProblemAsync(415, "not-json")).Title.ShouldBe("请求正文必须是 application/json。");
        await nothing.ShouldBeProblemAsync(415, "not-json");
    }

    [Theory]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    public async Task A_body_that_is_too_long_is_refused_whether_or_not_it_says_how_long_it_is(string header)
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var content = new StringContent(new string(' ', (1 << 20) + 4096), Encoding.UTF8, "application/json");

        using var response = header == "Content-Length"
            ? await staff.SendAsync(HttpMethod.Post, Sends, content)
            : await staff.SendAsync(HttpMethod.Post, Sends, content, (header, "chunked"));

        (await response.ShouldBeProblemAsync(413, "too-large")).Title.ShouldBe("请求正文过大。");
    }

    [Fact]
    public async Task A_send_to_somebody_elses_customer_is_refused_and_not_stored()
    {
        var facts = copy.Facts;
        var other = facts.CustomersOf(copy.Cast.OtherStaff, unknownTo: copy.Cast.Staff).First();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var key = (await CardAsync(staff, 4)).Scripts[0].Key;
        var id = Guid.NewGuid();

        using var response = await staff.PostAsync(Sends, new RecordSend.Request(id, other, key, SendOutcome.Sent, WasEdited: false));

        await response.ShouldBeProblemAsync(403, "not-your-customer");
        await using var db = copy.Api.Open();
        (await db.ScriptSends.AnyAsync(s => s.Id == id, Cancellation)).ShouldBeFalse();
    }

    /// <summary>The card of one of the member's customers; each test has its own.</summary>
    private async Task<CardResponse> CardAsync(Browser staff, int index)
    {
        var facts = copy.Facts;
        return await staff.GetAsync<CardResponse>($"/api/v1/contacts/{facts.CustomersOf(copy.Cast.Staff).ElementAt(index)}/card");
    }
}
