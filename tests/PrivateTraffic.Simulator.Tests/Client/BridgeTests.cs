using System.Net.Http.Json;
using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Client;

/// <summary>What a page in the frame is answered (protocol sections 14.1 to 14.3).</summary>
public sealed class BridgeTests
{
    private static readonly string[] Apis =
        ["getContext", "getCurExternalContact", "getCurExternalChat", "sendChatMessage", "openUserProfile", "openEnterpriseChat", "selectExternalContact", "shareToExternalContact"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_digest_is_that_of_the_protocol_page()
    {
        var signature = new Corp.PageSignature(
            "nonceSIM01", "1700000005", "https://crm.example.test/sidebar/customer?agent=1000002&x=%E4%BD%A0", "91e8ea7befefbae790323e1ef4c7d347f7de3f2d");

        signature.IsMadeWith("kgt8ON7yVITDhtdwci0qeZTICKETSIM").ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_is_signed_with_the_apps_ticket_learns_whose_chat_it_stands_beside()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);

        Message(await ConfigureAsync(sim, chat.Frame)).ShouldBe("agentConfig:ok");

        (await InvokeAsync(sim, chat.Frame, "getContext")).Text("entry").ShouldBe("single_chat_tools");
        (await InvokeAsync(sim, chat.Frame, "getCurExternalContact")).Text("userId").ShouldBe(chat.Customer);
        Message(await InvokeAsync(sim, chat.Frame, "getCurExternalChat"))
            .ShouldBe("getCurExternalChat:fail without context of external contact");
    }

    [Fact]
    public async Task A_wrong_signature_is_40093_and_the_wrong_ticket_42012()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);

        var forged = await ConfigureAsync(sim, chat.Frame, ticket: "invented");
        var withCorpTicket = await ConfigureAsync(sim, chat.Frame, ticket: (await sim.GetAsync("get_jsapi_ticket")).Text("ticket"));
        var forOtherPage = await ConfigureAsync(sim, chat.Frame, signedUrl: new Uri(sim.SidebarAddress, "/other").ToString());

        (Message(forged), forged.Number("err_code")).ShouldBe(("agentConfig:fail invalid signature", 40093));
        (Message(withCorpTicket), withCorpTicket.Number("err_code")).ShouldBe(("agentConfig:fail invalid signature", 42012));
        forOtherPage.Number("err_code").ShouldBe(40093);
    }

    [Fact]
    public async Task A_page_of_another_domain_is_refused()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);

        var answer = await ConfigureAsync(sim, chat.Frame, url: "https://evil.example/sidebar");

        (Message(answer), answer.Number("err_code")).ShouldBe(("agentConfig:fail invalid url domain", 80001));
    }

    [Fact]
    public async Task The_fragment_is_not_signed_but_another_path_needs_a_new_signature()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);

        Message(await InvokeAsync(sim, chat.Frame, "getContext", url: PageOf(sim) + "#tab")).ShouldBe("getContext:ok");
        Message(await InvokeAsync(sim, chat.Frame, "getContext", url: PageOf(sim) + "?next")).ShouldBe("getContext:permission denied");
    }

    [Fact]
    public async Task Nothing_is_answered_before_the_page_is_configured_nor_what_it_did_not_ask_for()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);

        Message(await InvokeAsync(sim, chat.Frame, "getCurExternalContact")).ShouldBe("getCurExternalContact:permission denied");
        await ConfigureAsync(sim, chat.Frame);
        Message(await InvokeAsync(sim, chat.Frame, "shareToExternalMoments")).ShouldBe("shareToExternalMoments:permission denied");
        Message(await InvokeAsync(sim, chat.Frame, "flyToTheMoon")).ShouldBe("flyToTheMoon:function not exist");
    }

    [Fact]
    public async Task Corp_identity_is_not_enough_for_customers()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        var ticket = (await sim.GetAsync("get_jsapi_ticket")).Text("ticket");

        var config = await InvokeAsync(sim, chat.Frame, "preVerifyJSAPI", new
        {
            verifyAppId = DemoIdentity.CorpId,
            verifyTimestamp = "1700000000",
            verifyNonceStr = "n",
            verifySignature = Sha1Hex.Of($"jsapi_ticket={ticket}&noncestr=n&timestamp=1700000000&url={PageOf(sim)}"),
            verifyJsApiList = Apis,
        });

        Message(config).ShouldBe("preVerifyJSAPI:ok");
        Message(await InvokeAsync(sim, chat.Frame, "getCurExternalContact")).ShouldBe("getCurExternalContact:fail no permission");
    }

    [Fact]
    public async Task An_unlisted_app_gets_no_customers()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);

        Message(await ConfigureAsync(sim, chat.Frame, DemoIdentity.UnlistedAgentId, DemoIdentity.UnlistedSecret))
            .ShouldBe("agentConfig:ok");

        Message(await InvokeAsync(sim, chat.Frame, "getCurExternalContact")).ShouldBe("getCurExternalContact:fail no permission");
    }

    [Fact]
    public async Task Beside_a_group_the_page_learns_the_groups_id()
    {
        await using var sim = await Sim.StartAsync();
        var group = (await sim.TruthAsync("groups"))[0];
        var frame = await OpenFrameAsync(sim, group.Text("owner"), "group", group.Text("chat_id"));
        await ConfigureAsync(sim, frame);

        (await InvokeAsync(sim, frame, "getContext")).Text("entry").ShouldBe("group_chat_tools");
        (await InvokeAsync(sim, frame, "getCurExternalChat")).Text("chatId").ShouldBe(group.Text("chat_id"));
        Message(await InvokeAsync(sim, frame, "getCurExternalContact"))
            .ShouldBe("getCurExternalContact:fail without context of external contact");
    }

    [Theory]
    [InlineData("ok", "sendChatMessage:ok", 1)]
    [InlineData("cancel", "sendChatMessage:cancel", 0)]
    [InlineData("fail", "sendChatMessage:fail", 0)]
    public async Task A_message_is_sent_cancelled_or_fails_as_the_setting_says(string dialogs, string message, int sent)
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);
        await sim.PutControlAsync("client", new { dialogs });

        var answer = await InvokeAsync(sim, chat.Frame, "sendChatMessage", new { msgtype = "text", text = new { content = "周末见" } });

        Message(answer).ShouldBe(message);
        (await RowsAsync(sim, chat)).Count(r => r.Text("text") == "周末见").ShouldBe(sent);
    }

    [Fact]
    public async Task A_person_decides_by_default_and_the_message_appears_in_the_chat()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);

        var reply = await ReplyAsync(sim, chat.Frame, "sendChatMessage", new { msgtype = "text", text = new { content = "周末见" } });
        var dialog = reply.GetProperty("dialog");
        var settled = await PostAsync(sim, $"frames/{chat.Frame}/dialogs/{dialog.Text("id")}", new { decision = "ok" });

        dialog.Text("kind").ShouldBe("send");
        Message(settled.GetProperty("result")).ShouldBe("sendChatMessage:ok");
        (await RowsAsync(sim, chat))[^1].Text("side").ShouldBe("member");
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":""}}""", "sendChatMessage:fail empty content")]
    [InlineData("""{"msgtype":"image","image":{"mediaid":"unknown"}}""", "sendChatMessage:fail invalid mediaid")]
    [InlineData("""{"msgtype":"miniprogram","miniprogram":{"appid":"wx1","title":"t","imgUrl":"x","page":"a.html"}}""", "sendChatMessage:fail invalid imgUrl")]
    [InlineData("""{"msgtype":"news","news":{"title":"t"}}""", "sendChatMessage:fail invalid link")]
    [InlineData("""{"msgtype":"text"}""", "sendChatMessage:fail invalid msgtype")]
    public async Task A_message_that_cannot_be_sent_fails_with_its_reason(string message, string result)
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);

        Message(await InvokeAsync(sim, chat.Frame, "sendChatMessage", JsonDocument.Parse(message).RootElement)).ShouldBe(result);
    }

    [Fact]
    public async Task An_uploaded_picture_can_be_sent()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);
        await sim.PutControlAsync("client", new { dialogs = "ok" });
        var mediaid = (await sim.UploadAsync("media/upload?type=image", [0xFF, 0xD8, 0xFF, 1, 2, 3, 4], "a.jpg")).Text("media_id");

        Message(await InvokeAsync(sim, chat.Frame, "sendChatMessage", new { msgtype = "image", image = new { mediaid } }))
            .ShouldBe("sendChatMessage:ok");

        (await RowsAsync(sim, chat))[^1].Text("kind").ShouldBe("image");
    }

    [Fact]
    public async Task Opening_a_chat_with_several_customers_makes_a_group()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        var (_, other) = await sim.FriendsAsync(skip: 1);
        await ConfigureAsync(sim, chat.Frame);

        var answer = await InvokeAsync(
            sim, chat.Frame, "openEnterpriseChat", new { externalUserIds = $"{chat.Customer};{other}", groupName = "新品群" });

        Message(answer).ShouldBe("openEnterpriseChat:ok");
        var group = (await sim.TruthAsync("groups")).Single(g => g.Text("chat_id") == answer.Text("chatId"));
        group.List("members").Select(m => m.Text("userid")).ShouldBe([chat.Member, chat.Customer, other]);
    }

    [Fact]
    public async Task A_member_may_share_with_a_customer_once_a_day()
    {
        await using var sim = await Sim.StartAsync();
        var chat = await OpenAsync(sim);
        await ConfigureAsync(sim, chat.Frame);
        await sim.PutControlAsync("client", new { dialogs = "ok" });
        object share = new { externalUserIds = new[] { chat.Customer }, text = new { content = "早安" } };

        await InvokeAsync(sim, chat.Frame, "shareToExternalContact", share);
        await InvokeAsync(sim, chat.Frame, "shareToExternalContact", share);

        (await RowsAsync(sim, chat)).Count(r => r.Text("text") == "早安").ShouldBe(1);
    }

    private static string PageOf(Sim sim) => new Uri(sim.SidebarAddress, "/sidebar").ToString();

    private static string Message(JsonElement result) => result.Text("err_msg");

    private static async Task<Chat> OpenAsync(Sim sim)
    {
        var (member, customer) = await sim.FriendsAsync();
        return new Chat(member, customer, await OpenFrameAsync(sim, member, "customer", customer));
    }

    private static async Task<string> OpenFrameAsync(Sim sim, string member, string kind, string id) =>
        (await PostAsync(sim, "frames", new { member, kind, id })).Text("frame");

    private static async Task<JsonElement> ConfigureAsync(
        Sim sim, string frame, int agentid = DemoIdentity.AgentId, string secret = DemoIdentity.Secret, string? ticket = null, string? url = null, string? signedUrl = null)
    {
        ticket ??= (await sim.GetAsync(secret, "ticket/get", "type=agent_config")).Text("ticket");
        url ??= PageOf(sim);
        var signature = Sha1Hex.Of($"jsapi_ticket={ticket}&noncestr=n1&timestamp=1700000000&url={signedUrl ?? url}");
        return await InvokeAsync(
            sim,
            frame,
            "agentConfig",
            new { corpid = DemoIdentity.CorpId, agentid = $"{agentid}", timestamp = "1700000000", nonceStr = "n1", signature, jsApiList = Apis },
            url);
    }

    private static async Task<JsonElement> InvokeAsync(Sim sim, string frame, string name, object? parameters = null, string? url = null) =>
        (await ReplyAsync(sim, frame, name, parameters, url)).GetProperty("result");

    private static Task<JsonElement> ReplyAsync(Sim sim, string frame, string name, object? parameters = null, string? url = null) =>
        PostAsync(sim, $"frames/{frame}/invoke", new { name, @params = parameters ?? new { }, url = url ?? PageOf(sim) });

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(Sim sim, Chat chat) =>
        JsonDocument.Parse(await sim.TextAsync($"/client/api/chat?member={chat.Member}&kind=customer&id={chat.Customer}")).RootElement.List(
            "rows");

    private static async Task<JsonElement> PostAsync(Sim sim, string path, object body)
    {
        using var answer = await sim.Http.PostAsJsonAsync("/client/api/" + path, body, Cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private sealed record Chat(string Member, string Customer, string Frame);
}
