using PrivateTraffic.WeCom.JsSdk;

namespace PrivateTraffic.WeCom.Tests.JsSdk;

public class JsSignatureTests
{
    /// <summary>The sample on WeCom's page (D90506).</summary>
    [Fact]
    public void The_official_sample_is_signed_alike() => JsSignature.Sign(
        "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
        "Wm3WZYTPz0wzccnW",
        DateTimeOffset.FromUnixTimeSeconds(1414587457),
        "http://mp.weixin.qq.com?params=value")
        .Signature.ShouldBe("0f9de62fce790f9a083d5c99e95740ceb90c27ed");

    /// <summary>Made with @wecom/crypto 1.0.1.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("#/tags?x=1")]
    [InlineData("#")]
    public void An_address_is_signed_as_the_browser_has_it_without_its_fragment(string fragment) => JsSignature.Sign(
        "kgt8ON7yVITDhtdwci0qeZTICKETSIM",
        "nonceSIM01",
        DateTimeOffset.FromUnixTimeSeconds(1700000005),
        "https://crm.example.test/sidebar/customer?agent=1000002&x=%E4%BD%A0" + fragment)
        .ShouldBe(new JsSignature(1700000005, "nonceSIM01", "91e8ea7befefbae790323e1ef4c7d347f7de3f2d"));
}
