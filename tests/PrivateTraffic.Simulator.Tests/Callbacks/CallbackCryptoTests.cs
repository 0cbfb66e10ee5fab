using System.Text;
using PrivateTraffic.Simulator.Callbacks;

namespace PrivateTraffic.Simulator.Tests.Callbacks;

/// <summary>The six vectors of protocol section 12.3.</summary>
public sealed class CallbackCryptoTests
{
    private const string Xml =
        "<xml><ToUserName><![CDATA[wwsim0123456789abc]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000001</CreateTime>"
        + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType>"
        + "<UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[wmSim0000000000000000000000000001]]></ExternalUserID>"
        + "<State><![CDATA[ch_001]]></State><WelcomeCode><![CDATA[WELCOME_SIM_1]]></WelcomeCode></xml>";

    private const string XmlEncrypted =
        "4j/AuRx71kQlxVlzbpsMWPx+nSb+eA3+ORXuKoEjppkMj3c/5jn0JtQKldsQhnty9OcWiseU/3B/zUN3B4vXOAhenTMSSb5h5XY7OBdrpLmjn0EG3a6FL2ThDHSeJnf3TmRLNNFyKsDja9n+bnZIgcLU"
        + "IKc+xn9D36ZzPJ1PkUoLaQCuA823BtKptwwLLzGqWWfWHPxcKf7ba1teekbM8odLcbZf+2kcsYkftbSWe5ExURXBUty0cwgpHfK+1U1Ik7p6iwYGL9FCKc3r/KaKGWWeWoXO57OdqiDWJ8fyw6EkFtv3LSfR"
        + "NKUdXxqcALgkVi+cOyFt3liZq7tsoBrLQK51jU1OuAE732vJ8/Kcu8ZS8oQsazVQzX949DsYCElTaL/ewNtscGTzLGGfrks8aCG4TpbjqmhMhCD4tH/YRdtphJIiggimXntxwP5SsBkuqND4qoDu7XWl4PS0"
        + "r3lg0QWaSHiBzi1eaChqA6Cc9mIKhValiEGJBpU/wv1r9XfFnlgPv7DBH9L8Nhbzi9FzlcVs+pffAAoalzrH29LruizBPpj3Gw4hXQ0U4nePwNBsw77CnTp4z6RXB5hE1CJqjW2vP7/L1/MnS6/jQG5hHGDi"
        + "i4lsnYzHAEn9Yqs+Yw/iN2ooeY9+aIIq/1Vy6ObExv6ZjN4K8UWAnLHkb4yKafAkgoz16KePL+zzDgv47xXNtIg9QsKOf3g8ch43xt5Fyg==";

    private static readonly byte[] FixedRandom = Encoding.ASCII.GetBytes("0123456789abcdef");

    public static TheoryData<Vector> Vectors =>
    [
        new Vector("1616140317555161061", "1700000000", "1597212914", "73118dadb6a0f9cf66d242b46deea9ef50f05ccb",
            "4j/AuRx71kQlxVlzbpsMWFHe92iq4VdHki6B+j5nrtjGlrpnBeoAQKhhq1Cx0nSkU18JqqKrCbXaN8H+iR3fhw=="),
        new Vector(Xml, "1700000001", "nonce42", "8c0432367d0380e8dfa16b88e8703e3efd714fa1", XmlEncrypted),
        new Vector("你好，WeCom ✓", "1700000002", "abc", "25cd1718ca902aff2423d10e03d9046d95e85ea5",
            "4j/AuRx71kQlxVlzbpsMWCC+IBzSSM+VfxurSbR9DixfoHj1RKMU5LZJZ8sAWnsZArm3XcUjoRVa23MzrhgsBQ=="),
        new Vector(new string('A', 58), "1700000003", "n4", "e7abeb9941080475a1d251c1afaf8756d9856f8e",
            "4j/AuRx71kQlxVlzbpsMWKhe/4AMPtmD9PO5dXWxWOcTyJal7H0OH6OyvzRtsDsxR5IlMTYLPUncqK9WOUlsTrvTEoZ6Eg0ZEd7nS9wLrwk8TPQTubKjjqelvwzH0juDX3AOBHYt6SAw6kWwPHsaoKH+jsDvlBfzelmWAmxd3b4="),
        new Vector(
            "success",
            "1700000004",
            "n5",
            "b0a50b81142b202733cd8653c90a3dcd58db2deb",
            "4j/AuRx71kQlxVlzbpsMWAWK7gdbJcpaImXy6QYcBbc=") { ReceiveId = "" },
        new Vector("hello", "1700000006", "n6", "42d8dc291e4e2971b3e201adc2198ba1bf31f5de",
            "Q3stYC6hdFzMh9T8HCvyDGYG8l7xm+hDT5vDmNaJbLQVcadUBJYGfaPUOYEPddHS8xu6zpuvxLDdGOpNTqsF/w==") { Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" },
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_encrypted_to_the_byte(Vector vector)
    {
        new CallbackCrypto(DemoIdentity.CallbackToken, vector.Key).Encrypt(vector.Plain, vector.ReceiveId, FixedRandom)
            .ShouldBe(vector.Encrypted);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_signed(Vector vector)
    {
        new CallbackCrypto(DemoIdentity.CallbackToken, vector.Key).Sign(vector.Timestamp, vector.Nonce, vector.Encrypted)
            .ShouldBe(vector.Signature);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_decrypted(Vector vector)
    {
        new CallbackCrypto(DemoIdentity.CallbackToken, vector.Key).Decrypt(vector.Encrypted).ShouldBe((vector.Plain, vector.ReceiveId));
    }

    [Fact]
    public void The_prefix_is_random()
    {
        var crypto = new CallbackCrypto(DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey);

        crypto.Encrypt("x", "y").ShouldNotBe(crypto.Encrypt("x", "y"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void Rubbish_is_not_decrypted(string encrypted)
    {
        new CallbackCrypto(DemoIdentity.CallbackToken, DemoIdentity.EncodingAesKey).Decrypt(encrypted).ShouldBeNull();
    }

    public sealed record Vector(string Plain, string Timestamp, string Nonce, string Signature, string Encrypted)
    {
        public string Key { get; init; } = DemoIdentity.EncodingAesKey;

        public string ReceiveId { get; init; } = DemoIdentity.CorpId;
    }
}
