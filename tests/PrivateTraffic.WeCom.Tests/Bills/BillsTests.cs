using PrivateTraffic.WeCom.Bills;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Bills;

public sealed class BillsTests : IAsyncDisposable
{
    private const string List = "externalpay/get_bill_list";

    private static readonly DateTimeOffset From = DateTimeOffset.FromUnixTimeSeconds(1_605_000_000);

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Receipts_and_refunds_are_read_with_amounts_in_fen()
    {
        bench.Server.On(
            List,
            """
            {"errcode":0,"errmsg":"ok","bill_list":[
              {"transaction_id":"T1","bill_type":0,"trade_state":3,"pay_time":1605171790,"out_trade_no":"O1",
               "external_userid":"wmA","total_fee":100,
               "payee_userid":"zhangsan","payment_type":15,"mch_id":"M","remark":"备注","commodity_list":[{"description":"手机","amount":1}],
               "total_refund_fee":"40","refund_list":[{"out_refund_no":"R1","refund_userid":"lisi","refund_comment":"c",
                "refund_reqtime":1605171795,
                "refund_status":2,"refund_fee":40}],"contact_info":{"name":"徐姐","phone":"13000000000","address":"广州"},
               "miniprogram_info":{"appid":"wx","name":"n"}},
              {"transaction_id":"T1","bill_type":1,"pay_time":1605171795,"out_refund_no":"R1","external_userid":"",
               "total_fee":40,"commodity_list":null,
               "payer_info":{"name":"徐姐"}}]}
            """);

        var bills = (await PagesAsync()).ShouldHaveSingleItem().Items;

        bills[0].Payer.ShouldBe(new ExternalUserId("wmA"));
        bills[0].State.ShouldBe(BillState.DoneWithRefund);
        bills[0].TotalFen.ShouldBe(100);
        bills[0].RefundedFen.ShouldBe(40);
        bills[0].PaymentType.ShouldBe(PaymentType.MiniProgram);
        bills[0].Refunds.ShouldHaveSingleItem().Status.ShouldBe(RefundStatus.Success);
        bills[0].Contact!.Phone.ShouldBe("13000000000");
        bills[1].Type.ShouldBe(BillType.Refund);
        bills[1].Payer.ShouldBeNull();
        bills[1].Commodities.ShouldBeEmpty();
        bills[1].Contact!.Name.ShouldBe("徐姐");
    }

    [Fact]
    public async Task An_empty_page_with_a_cursor_is_not_the_end_and_an_absent_cursor_is()
    {
        bench.Server.On(
            List,
            """{"bill_list":[],"next_cursor":"n"}""",
            """{"bill_list":[{"transaction_id":"T","bill_type":0,"pay_time":1,"total_fee":1}]}""");

        var pages = await PagesAsync();

        pages.Select(p => p.Items.Count).ShouldBe([0, 1]);
        bench.Server.RequestsOf(List)[1].ShouldHaveBody(
            """{"begin_time":1605000000,"end_time":1605086400,"payee_userid":"zhangsan","cursor":"n","limit":1000}""");
    }

    private async Task<List<Page<Bill>>> PagesAsync() =>
        await bench.Client.Bills.ListAsync(From, From.AddDays(1), A.Zhang, "", 1000, Stop).ToListAsync(Stop);
}
