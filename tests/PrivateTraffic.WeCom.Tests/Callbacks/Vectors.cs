using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.WeCom.Tests.Callbacks;

/// <summary>
/// Ciphertexts made with @wecom/crypto 1.0.1, WeCom's own library (protocol page 12.3), with the random prefix fixed, so that sealing must
/// give the very same bytes.
/// </summary>
internal static class Vectors
{
    public const string Token = "SimToken2024abcdef";
    public const string Corp = "wwsim0123456789abc";
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    /// <summary>Its last sign has trailing bits that are not zero, which stricter base64 readers refuse (WxJava#1454).</summary>
    public const string OddKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public const string AddedEvent =
        "<xml><ToUserName><![CDATA[wwsim0123456789abc]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>"
        + "<CreateTime>1700000001</CreateTime><MsgType><![CDATA[event]]></MsgType>"
        + "<Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType>"
        + "<UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[wmSim0000000000000000000000000001]]></ExternalUserID>"
        + "<State><![CDATA[ch_001]]></State><WelcomeCode><![CDATA[WELCOME_SIM_1]]></WelcomeCode></xml>";

    private const string AddedEventEncrypted =
        "4j/AuRx71kQlxVlzbpsMWPx+nSb+eA3+ORXuKoEjppkMj3c/5jn0JtQKldsQhnty9OcWiseU/3B/zUN3B4vXOAhenTMSSb5h5XY7"
            + "OBdrpLmjn0EG3a6FL2ThDHSeJnf3TmRLNNFyKsDja9n+bnZIgcLUIKc+xn9D36ZzPJ1PkUoLaQCuA823BtKptwwLLzGqWWfWHPxc"
            + "Kf7ba1teekbM8odLcbZf+2kcsYkftbSWe5ExURXBUty0cwgpHfK+1U1Ik7p6iwYGL9FCKc3r/KaKGWWeWoXO57OdqiDWJ8fyw6Ek"
            + "Ftv3LSfRNKUdXxqcALgkVi+cOyFt3liZq7tsoBrLQK51jU1OuAE732vJ8/Kcu8ZS8oQsazVQzX949DsYCElTaL/ewNtscGTzLGGf"
            + "rks8aCG4TpbjqmhMhCD4tH/YRdtphJIiggimXntxwP5SsBkuqND4qoDu7XWl4PS0r3lg0QWaSHiBzi1eaChqA6Cc9mIKhValiEGJ"
            + "BpU/wv1r9XfFnlgPv7DBH9L8Nhbzi9FzlcVs+pffAAoalzrH29LruizBPpj3Gw4hXQ0U4nePwNBsw77CnTp4z6RXB5hE1CJqjW2v"
            + "P7/L1/MnS6/jQG5hHGDii4lsnYzHAEn9Yqs+Yw/iN2ooeY9+aIIq/1Vy6ObExv6ZjN4K8UWAnLHkb4yKafAkgoz16KePL+zzDgv4"
            + "7xXNtIg9QsKOf3g8ch43xt5Fyg==";

    public static readonly Vector[] All =
    [
        new(1, Key, Corp, "1616140317555161061", "1700000000", "1597212914", "73118dadb6a0f9cf66d242b46deea9ef50f05ccb",
            "4j/AuRx71kQlxVlzbpsMWFHe92iq4VdHki6B+j5nrtjGlrpnBeoAQKhhq1Cx0nSkU18JqqKrCbXaN8H+iR3fhw=="),
        new(2, Key, Corp, AddedEvent, "1700000001", "nonce42", "8c0432367d0380e8dfa16b88e8703e3efd714fa1", AddedEventEncrypted),
        new(3, Key, Corp, "你好，WeCom ✓", "1700000002", "abc", "25cd1718ca902aff2423d10e03d9046d95e85ea5",
            "4j/AuRx71kQlxVlzbpsMWCC+IBzSSM+VfxurSbR9DixfoHj1RKMU5LZJZ8sAWnsZArm3XcUjoRVa23MzrhgsBQ=="),
        new(4, Key, Corp, new string('A', 58), "1700000003", "n4", "e7abeb9941080475a1d251c1afaf8756d9856f8e",
            "4j/AuRx71kQlxVlzbpsMWKhe/4AMPtmD9PO5dXWxWOcTyJal7H0OH6OyvzRtsDsxR5IlMTYLPUncqK9WOUlsTrvTEoZ6Eg0ZEd7n"
                + "S9wLrwk8TPQTubKjjqelvwzH0juDX3AOBHYt6SAw6kWwPHsaoKH+jsDvlBfzelmWAmxd3b4="),
        new(5, Key, "", "success", "1700000004", "n5", "b0a50b81142b202733cd8653c90a3dcd58db2deb",
            "4j/AuRx71kQlxVlzbpsMWAWK7gdbJcpaImXy6QYcBbc="),
        new(6, OddKey, Corp, "hello", "1700000006", "n6", "42d8dc291e4e2971b3e201adc2198ba1bf31f5de",
            "Q3stYC6hdFzMh9T8HCvyDGYG8l7xm+hDT5vDmNaJbLQVcadUBJYGfaPUOYEPddHS8xu6zpuvxLDdGOpNTqsF/w=="),
    ];

    public static CallbackCrypto Crypto => new(Token, Key, Corp);
}

/// <summary>One ciphertext and what it stands for.</summary>
internal sealed record Vector(
    int Number, string Key, string ReceiveId, string Plaintext, string Timestamp, string Nonce, string Signature, string Encrypted)
{
    public CallbackCrypto Crypto => new(Vectors.Token, Key, ReceiveId);
}
