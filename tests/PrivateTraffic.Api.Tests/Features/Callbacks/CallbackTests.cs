using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Simulator;
using PrivateTraffic.Testing;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Api.Tests.Features.Callbacks;

public sealed class CallbackTests(FreshCompany fresh, PulledCompany pulled) : IClassFixture<FreshCompany>
{
    private const string Address = $"/callbacks/wecom/{DemoIdentity.CorpId}";
    private const string Timestamp = "1772418600";
    private const string Nonce = "nonce1234";

    private static readonly string Forged = $"msg_signature={new string('0', 40)}&timestamp={Timestamp}&nonce={Nonce}";

    private static readonly CallbackCrypto Crypto = new(DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey, DemoIdentity.CorpId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WeCom_accepts_our_address_because_it_answers_the_echo()
    {
        using var wecom = fresh.Api.NewBrowser();
        var sealedEcho = Crypto.Seal("1616140317555161061", Timestamp, Nonce);

        using var response = await wecom.GetAsync($"{Address}?{Signed(sealedEcho)}&echostr={Uri.EscapeDataString(sealedEcho.Encrypted)}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe("1616140317555161061"u8.ToArray());
        await fresh.Company.SendCallbacksToAsync(new Uri(fresh.Api.Address, Address), Cancellation);
    }

    [Fact]
    public async Task A_forged_echo_is_not_answered()
    {
        using var stranger = fresh.Api.NewBrowser();
        var sealedEcho = Crypto.Seal("1616140317555161061", Timestamp, Nonce);

        using var response = await stranger.GetAsync(
            $"{Address}?{Forged}&echostr={Uri.EscapeDataString(sealedEcho.Encrypted)}");

        await ShouldBeRefusedWithoutAWordAsync(response);
    }

    [Fact]
    public async Task An_event_is_stored_before_it_is_acknowledged_and_a_repetition_once()
    {
        using var wecom = fresh.Api.NewBrowser();
        var message = EventOf("wmSomebodyNewHere0000000000000001");

        using var first = await PostAsync(wecom, message);
        using var again = await PostAsync(wecom, message);

        foreach (var response in new[] { first, again })
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("success");
        }

        (await StoredAsync("wmSomebodyNewHere0000000000000001")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_events_of_one_second_about_two_customers_are_two()
    {
        using var wecom = fresh.Api.NewBrowser();

        using var one = await PostAsync(wecom, EventOf("wmTwin000000000000000000000000001"));
        using var other = await PostAsync(wecom, EventOf("wmTwin000000000000000000000000002"));

        (await StoredAsync("wmTwin00000000000000000000000000")).ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_without_a_word_and_nothing_is_stored()
    {
        using var stranger = fresh.Api.NewBrowser();
        var message = Crypto.Seal(EventOf("wmForged00000000000000000000000001"), Timestamp, Nonce);

        using var response = await SendAsync(stranger, Address, message with { Signature = new string('0', 40) });

        await ShouldBeRefusedWithoutAWordAsync(response);
        (await StoredAsync("wmForged")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_was_sealed_for_another_company_is_refused()
    {
        using var stranger = fresh.Api.NewBrowser();
        var theirs = new CallbackCrypto(DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey, "wwsomebodyelse00000");

        using var response = await SendAsync(
            stranger, Address, theirs.Seal(EventOf("wmForged00000000000000000000000002"), Timestamp, Nonce));

        await ShouldBeRefusedWithoutAWordAsync(response);
        (await StoredAsync("wmForged00000000000000000000000002")).ShouldBe(0);
    }

    [Fact]
    public async Task For_a_company_that_is_not_ours_nothing_is_taken()
    {
        using var wecom = fresh.Api.NewBrowser();

        using var response = await SendAsync(
            wecom, "/callbacks/wecom/wwsomebodyelse00000", Crypto.Seal(EventOf("wmLost000000000000000000000000001"), Timestamp, Nonce));

        await ShouldBeRefusedWithoutAWordAsync(response);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not XML at all")]
    [InlineData("<xml><ToUserName>x</ToUserName></xml>")]
    [InlineData("<xml><Encrypt>AAAA</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    public async Task Garbage_is_refused_without_a_word(string body)
    {
        using var stranger = fresh.Api.NewBrowser();

        using var response = await stranger.SendAsync(
            HttpMethod.Post, $"{Address}?{Forged}", new StringContent(body, Encoding.UTF8, "text/xml"));

        await ShouldBeRefusedWithoutAWordAsync(response);
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused_without_a_word()
    {
        using var stranger = fresh.Api.NewBrowser();

        using var post = await stranger.SendAsync(HttpMethod.Post, Address, new StringContent("<xml/>"));
        using var get = await stranger.GetAsync(Address);

        await ShouldBeRefusedWithoutAWordAsync(post);
        await ShouldBeRefusedWithoutAWordAsync(get);
    }

    [Fact]
    public async Task What_a_receiver_must_withstand_is_withstood()
    {
        await using var company = await FreshCompany.StartCompanyAsync();
        await using var api = await ApiFactory.StartAsync(company);
        await company.SendCallbacksToAsync(new Uri(api.Address, Address), verify: false, Cancellation);

        (await company.AttackAsync("wrong_signature", Cancellation)).ShouldBe(403);
        (await company.AttackAsync("wrong_receive_id", Cancellation)).ShouldBe(403);
        (await company.AttackAsync("huge_body", Cancellation)).ShouldBe(403);
        (await company.AttackAsync("xml_entities", Cancellation)).ShouldBe(403);
        (await company.AttackAsync("mangled_echo", Cancellation)).ShouldBe(200);
        (await company.AttackAsync("full_block_padding", Cancellation)).ShouldBe(200);

        using var manager = await api.SignInAsync(api.Cast.Manager);
        (await manager.GetAsync<Api.Features.Sync.SyncResponse>("/api/v1/sync")).WaitingCallbacks.ShouldBe(1);
    }

    [Fact]
    public async Task What_happens_in_WeCom_is_on_the_card_soon_after()
    {
        await using var copy = await pulled.CopyAsync(
            new Dictionary<string, string?> { ["Sync:Enabled"] = "true", ["Sync:Interval"] = "1.00:00:00" });
        await copy.Company.SendCallbacksToAsync(new Uri(copy.Api.Address, Address), verify: false, Cancellation);
        var facts = copy.Facts;
        var customer = facts.CustomersOf(copy.Cast.Staff).First();
        var given = facts.Relation(copy.Cast.Staff, customer).GetProperty("tag_id").EnumerateArray().Select(t => t.GetString()).ToHashSet();
        var tag = (await copy.Company.TruthAsync("tags", Cancellation)).First(
            t => t.GetProperty("type").GetInt32() == 1 && !t.GetProperty("deleted").GetBoolean() && !given.Contains(TrueFacts.Text(t, "id")));
        var id = TrueFacts.Text(tag, "id");
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var card = $"/api/v1/contacts/{customer}/card";

        await copy.Company.ActAsync(
            new { act = "edit_tags", userid = copy.Cast.Staff, external_userid = customer, add = new[] { id } }, Cancellation);
        await Poll.Until(
            async () => (await staff.GetAsync<CardResponse>(card)).Relation!.Tags.Any(t => t.Id == id),
            "the tag to be on the card",
            cancellation: Cancellation);

        await copy.Company.ActAsync(
            new { act = "customer_deletes_member", userid = copy.Cast.Staff, external_userid = customer }, Cancellation);
        await Poll.Until(
            async () => (await staff.GetAsync<CardResponse>(card)).Relation!.Status == RelationState.DeletedByCustomer,
            "the card to say that the customer has left",
            cancellation: Cancellation);
        var after = await staff.GetAsync<CardResponse>(card);
        after.Owners.Single(o => string.Equals(o.UserId, copy.Cast.Staff, StringComparison.OrdinalIgnoreCase)).Status
            .ShouldBe(RelationState.DeletedByCustomer);
    }

    private static string EventOf(string externalUserId) =>
        $"""
        <xml><ToUserName><![CDATA[{DemoIdentity.CorpId}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>
        <CreateTime>{Timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType>
        <Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType>
        <UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[{externalUserId}]]></ExternalUserID></xml>
        """;

    private static string Signed(EncryptedReply message) =>
        $"msg_signature={message.Signature}&timestamp={message.Timestamp}&nonce={message.Nonce}";

    private static Task<HttpResponseMessage> PostAsync(Browser wecom, string message) =>
        SendAsync(wecom, Address, Crypto.Seal(message, Timestamp, Nonce));

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string address, EncryptedReply message) => browser.SendAsync(
        HttpMethod.Post,
        $"{address}?{Signed(message)}",
        new StringContent(
            $"<xml><ToUserName>{DemoIdentity.CorpId}</ToUserName><Encrypt>{message.Encrypted}</Encrypt></xml>", Encoding.UTF8, "text/xml"));

    private static async Task ShouldBeRefusedWithoutAWordAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    /// <summary>How many events about customers whose id begins like this are stored.</summary>
    private async Task<int> StoredAsync(string externalUserId)
    {
        await using var db = fresh.Api.Open();
        return await db.Inbox.CountAsync(m => m.Body.Contains(externalUserId), Cancellation);
    }
}
