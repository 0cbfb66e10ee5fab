using System.Text;
using System.Text.Json;
using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Tests.Calls;

public class EnvelopeTests
{
    [Theory]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""", 0, "")]
    [InlineData("""{"a":[1,{"errcode":7}],"b":{"errcode":8}}""", 0, "")]
    [InlineData("{}", 0, "")]
    [InlineData("""{"errcode":84061,"errmsg":"not external contact"}""", 84061, "not external contact")]
    [InlineData("""{"errmsg":"text","list":[{"errcode":0}],"errcode":40003}""", 40003, "text")]
    [InlineData("""{"errcode":"42001","errmsg":null}""", 42001, "")]
    [InlineData("""{"errcode":-1}""", -1, "")]
    [InlineData("""{"errcode":null}""", 0, "")]
    [InlineData("""{"errcode":0,"list":[""", 0, "")]
    public void A_failure_is_an_errcode_at_the_top_that_is_not_0(string json, int code, string message) =>
        Envelope.Read(Encoding.UTF8.GetBytes(json)).ShouldBe(new Envelope(code, message));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"errcode":""")]
    [InlineData("""{"errcode":true}""")]
    [InlineData("""{"list":[""")]
    public void What_is_not_an_object_is_refused(string text) =>
        Should.Throw<JsonException>(() => Envelope.Read(Encoding.UTF8.GetBytes(text)));
}
