using System.Net;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.RateLimits;

namespace PrivateTraffic.Api.Tests.Boundary;

public sealed class WeComWordsTests
{
    [Theory]
    [InlineData(TransportFailure.NotConnected, "企业微信接口 gettoken：无法建立连接。")]
    [InlineData(TransportFailure.ConnectionLost, "企业微信接口 gettoken：连接中断。")]
    [InlineData(TransportFailure.TimedOut, "企业微信接口 gettoken：没有及时应答。")]
    [InlineData(TransportFailure.HttpStatus, "企业微信接口 gettoken：应答 HTTP 502。")]
    [InlineData(TransportFailure.NotJson, "企业微信接口 gettoken：应答不完整，或不是 JSON。")]
    [InlineData(TransportFailure.UnexpectedShape, "企业微信接口 gettoken：应答与文档不符。")]
    public void A_call_that_was_lost_is_told_in_both_languages(TransportFailure failure, string chinese)
    {
        var lost = new WeComTransportException("gettoken", failure, HttpStatusCode.BadGateway);

        WeComWords.Of(lost.Message).ShouldBe(new(chinese, lost.Message));
    }

    [Fact]
    public void A_refusal_keeps_the_words_of_WeCom()
    {
        var refused = new WeComException(
            "externalcontact/get", 84061, "not external contact, more info at https://open.work.weixin.qq.com/devtool");

        WeComWords.Of(refused.Message).Zh.ShouldBe("企业微信接口 externalcontact/get 返回错误 84061：" + refused.ErrorMessage);
    }

    [Fact]
    public void A_quota_that_is_used_up_says_for_how_long()
    {
        var away = new RateBudgetException("externalcontact/get", TimeSpan.FromSeconds(41.2));

        WeComWords.Of(away.Message).Zh.ShouldBe("企业微信接口 externalcontact/get 的调用额度暂时用完，42 秒后恢复。");
    }

    [Fact]
    public void Anything_else_is_an_error_of_our_own() => WeComWords.Of("SqliteException").Zh.ShouldBe("内部错误：SqliteException");
}
