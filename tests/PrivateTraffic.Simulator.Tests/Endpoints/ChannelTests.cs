using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests.Endpoints;

/// <summary>Contact ways, acquisition links, bills and files.</summary>
public sealed class ChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contact_way_is_made_read_changed_listed_and_deleted()
    {
        await using var sim = await Sim.StartAsync();
        var users = (await sim.ServingAsync()).Take(2).ToList();
        var made = await sim.PostAsync(
            "externalcontact/add_contact_way", new { type = 2, scene = 2, user = users, state = "ch_001", remark = "海报" });
        var config_id = made.Text("config_id");

        await sim.PostAsync("externalcontact/update_contact_way", new { config_id, user = users.Take(1), type = 1 });

        var way = (await sim.PostAsync("externalcontact/get_contact_way", new { config_id })).GetProperty("contact_way");
        made.Text("qr_code").ShouldStartWith("http");
        way.Strings("user").ShouldBe(users.Take(1));
        way.Number("type").ShouldBe(2);
        (way.Text("state"), way.Text("remark")).ShouldBe(("ch_001", "海报"));
        (await sim.PostAsync("externalcontact/list_contact_way", new { })).List("contact_way").Single().Text("config_id")
            .ShouldBe(config_id);
        (await sim.PostAsync("externalcontact/del_contact_way", new { config_id })).ShouldSucceed();
        (await sim.PostAsync("externalcontact/get_contact_way", new { config_id })).ShouldFailWith(41044);
    }

    [Theory]
    [InlineData("""{"scene":2}""", 41037)]
    [InlineData("""{"type":1}""", 41038)]
    [InlineData("""{"type":3,"scene":2}""", 41039)]
    [InlineData("""{"type":1,"scene":3}""", 41040)]
    [InlineData("""{"type":1,"scene":1,"style":9}""", 41042)]
    [InlineData("""{"type":1,"scene":2,"user":["Nobody"]}""", 60111)]
    public async Task A_wrong_contact_way_is_refused(string body, int errcode)
    {
        await using var sim = await Sim.StartAsync();

        (await sim.PostTextAsync("externalcontact/add_contact_way", body)).ShouldFailWith(errcode);
    }

    [Fact]
    public async Task Links_know_who_came_and_who_wrote()
    {
        await using var sim = await Sim.StartAsync();
        var userid = (await sim.ServingAsync())[0];
        var link_id =
            (await sim.PostAsync("externalcontact/customer_acquisition/create_link", new { link_name = "直播", range = new { user_list = Ids(userid) } })).GetProperty("link").Text("link_id");
        var external_userid = (await sim.ActAsync(new { act = "add_customer", userid, link_id, state = "room1" })).Text("external_userid");
        var silent = await CustomersAsync(sim, link_id);

        await sim.ActAsync(new { act = "chat", userid, external_userid, text = "你好" });

        (silent.Single().Number("chat_status"), silent.Single().Text("state")).ShouldBe((0, "room1"));
        (await CustomersAsync(sim, link_id)).Single().Number("chat_status").ShouldBe(1);
        var seeded = (await sim.PostAsync("externalcontact/customer_acquisition/list_link", new { })).Strings("link_id_list").First();
        (await CustomersAsync(sim, seeded)).Count.ShouldBe((await sim.TruthAsync("relations")).Count(r =>
            r.Text("status") is "mutual" or "customer_left" && r.Number("add_way") == 16 && r.Text("state").StartsWith("live_room", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_payment_and_its_refund_are_two_rows_with_one_transaction()
    {
        await using var sim = await Sim.StartAsync();
        var (userid, external_userid) = await sim.FriendsAsync();
        var transaction_id = (await sim.ActAsync(new { act = "pay", userid, external_userid, amount = 5000 })).Text("transaction_id");
        await sim.ActAsync(new { act = "refund", transaction_id, amount = 2000 });

        var rows = (await sim.PostAsync("externalpay/get_bill_list", new { begin_time = sim.Now - 10, end_time = sim.Now }))
            .List("bill_list").Where(b => b.Text("transaction_id") == transaction_id).ToList();

        rows.Select(b => b.Number("bill_type")).ShouldBe([0, 1]);
        rows[0].Number("trade_state").ShouldBe(3);
        rows[0].Number("total_refund_fee").ShouldBe(2000);
        rows[0].List("refund_list").Single().Number("refund_status").ShouldBe(2);
        rows[1].Has("trade_state").ShouldBeFalse();
        rows[1].Text("out_refund_no").ShouldBe(rows[0].List("refund_list").Single().Text("out_refund_no"));
    }

    [Fact]
    public async Task Orders_of_the_shop_are_in_the_export_and_not_among_the_bills()
    {
        await using var sim = await Sim.StartAsync();
        var (_, external_userid) = await sim.FriendsAsync();
        var id = (await sim.ActAsync(new { act = "shop_order", external_userid, amount = 12345, category = "零食", channel = "门店" }))
            .Text("order_id");
        await sim.ActAsync(new { act = "refund_shop_order", order_id = id, amount = 345 });

        var row = (await sim.TextAsync("/_sim/orders.csv")).Split('\n').Single(line => line.StartsWith(id, StringComparison.Ordinal));

        row.ShouldEndWith(",123.45,3.45,零食,门店");
        row.ShouldContain("2026-03-01T10:00:00+08:00");
    }

    [Fact]
    public async Task A_file_can_be_had_in_parts_of_sixteen_bytes()
    {
        await using var sim = await Sim.StartAsync();
        var content = Enumerable.Range(0, 40).Select(i => (byte)i).ToArray();
        var media = await sim.UploadAsync("media/upload?type=file", content, "数据.bin");
        var address = $"/cgi-bin/media/get?media_id={media.Text("media_id")}&access_token={await sim.TokenAsync(DemoIdentity.Secret)}";

        (await PartAsync(sim, address, 16, 31)).ShouldBe(content[16..32]);
        (await PartAsync(sim, address, 32, 39)).ShouldBe(content[32..]);
        JsonDocument.Parse(await PartAsync(sim, address, 3, 9)).RootElement.ShouldFailWith(40146);
        media.Text("created_at").ShouldBe($"{sim.Now}");
        (await sim.UploadAsync("media/upload?type=image", content, "x.png")).ShouldFailWith(40123);
        (await sim.UploadAsync("media/upload?type=file", [1], "x.bin")).ShouldFailWith(44001);
        (await sim.UploadAsync("media/upload_attachment?media_type=video&attachment_type=2", content, "x.mp4")).ShouldFailWith(41072);
    }

    private static string[] Ids(params string[] ids) => ids;

    private static async Task<IReadOnlyList<JsonElement>> CustomersAsync(Sim sim, string link_id) =>
        (await sim.PostAsync("externalcontact/customer_acquisition/customer", new { link_id })).List("customer_list");

    private static async Task<byte[]> PartAsync(Sim sim, string address, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new(from, to);
        using var answer = await sim.Http.SendAsync(request, Cancellation);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }
}
