using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.WeCom.Callbacks;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Callbacks;

public class CallbackCryptoTests
{
    private static readonly byte[] FixedPrefix = "0123456789abcdef"u8.ToArray();

    public static TheoryData<int> Numbers => [.. Vectors.All.Select(v => v.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_vector_opens(int number)
    {
        var vector = Vectors.All[number - 1];

        vector.Crypto.Open(vector.Signature, vector.Timestamp, vector.Nonce, vector.Encrypted).ShouldBe(vector.Plaintext);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_vector_is_sealed_to_the_same_bytes(int number)
    {
        var vector = Vectors.All[number - 1];

        vector.Crypto.Seal(vector.Plaintext, vector.Timestamp, vector.Nonce, FixedPrefix)
            .ShouldBe(new EncryptedReply(vector.Encrypted, vector.Signature, vector.Timestamp, vector.Nonce));
    }

    [Fact]
    public void The_official_samples_open()
    {
        var echo = OfficialSample.Crypto.OpenEcho(
            OfficialSample.Echo.Signature,
            OfficialSample.Echo.Timestamp,
            OfficialSample.Echo.Nonce,
            OfficialSample.Echo.Encrypted);
        echo.ShouldBe(OfficialSample.Echo.Plaintext);

        var xml = OfficialSample.Crypto.Open(
            OfficialSample.Message.Signature,
            OfficialSample.Message.Timestamp,
            OfficialSample.Message.Nonce,
            CallbackEnvelope.Parse(OfficialSample.Message.Body).Encrypted);

        var message = CallbackEvent.Parse(xml).ShouldBeOfType<MemberMessageCallback>();
        message.Content.ShouldBe("hello");
        message.Member.Value.ShouldBe("mycreate");
        message.MessageId.ShouldBe("4561255354251345929");
    }

    [Fact]
    public void The_test_of_the_address_survives_a_plus_sign_taken_for_a_space()
    {
        var vector = Vectors.All[0];
        vector.Encrypted.ShouldContain('+');

        var mangled = vector.Encrypted.Replace('+', ' ');
        vector.Crypto.OpenEcho(vector.Signature, vector.Timestamp, vector.Nonce, mangled).ShouldBe(vector.Plaintext);
    }

    [Fact]
    public void Whatever_is_sealed_opens_again_for_every_length_of_padding()
    {
        for (var length = 0; length <= 96; length++)
        {
            var text = new string('x', length);
            var reply = Vectors.Crypto.Seal(text, "1700000000", "n");

            Vectors.Crypto.Open(reply.Signature, reply.Timestamp, reply.Nonce, reply.Encrypted).ShouldBe(text);
        }
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        Prop.ForAll<string?>(text =>
        {
            var sound = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]) + "😀";
            var reply = Vectors.Crypto.Seal(sound, "1700000000", "n");

            Vectors.Crypto.Open(reply.Signature, reply.Timestamp, reply.Nonce, reply.Encrypted).ShouldBe(sound);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_seals_of_one_text_differ()
    {
        var first = Vectors.Crypto.Seal("same", "1", "n");

        Vectors.Crypto.Seal("same", "1", "n").Encrypted.ShouldNotBe(first.Encrypted);
    }

    [Fact]
    public void Any_change_of_any_part_is_noticed()
    {
        var v = Vectors.All[1];

        Rejection(() => v.Crypto.Open(v.Signature, v.Timestamp, v.Nonce, v.Encrypted[..^4] + "AAA=")).ShouldBe(CallbackRejection.Signature);
        Rejection(() => v.Crypto.Open(v.Signature, "1700000002", v.Nonce, v.Encrypted)).ShouldBe(CallbackRejection.Signature);
        Rejection(() => v.Crypto.Open(v.Signature, v.Timestamp, "nonce43", v.Encrypted)).ShouldBe(CallbackRejection.Signature);
        Rejection(() => v.Crypto.Open(v.Signature.ToUpperInvariant(), v.Timestamp, v.Nonce, v.Encrypted))
            .ShouldBe(CallbackRejection.Signature);
        Rejection(() => v.Crypto.Open("", v.Timestamp, v.Nonce, v.Encrypted)).ShouldBe(CallbackRejection.Signature);
        Rejection(() => new CallbackCrypto("another", v.Key, v.ReceiveId).Open(v.Signature, v.Timestamp, v.Nonce, v.Encrypted))
            .ShouldBe(CallbackRejection.Signature);
    }

    [Theory]
    [InlineData(null, "1", "n", "x")]
    [InlineData("s", null, "n", "x")]
    [InlineData("s", "1", null, "x")]
    [InlineData("s", "1", "n", null)]
    [InlineData("s", "1", "n", "")]
    public void A_missing_part_is_a_wrong_signature(string? signature, string? timestamp, string? nonce, string? encrypted)
    {
        Rejection(() => Vectors.Crypto.Open(signature, timestamp, nonce, encrypted)).ShouldBe(CallbackRejection.Signature);
        Rejection(() => Vectors.Crypto.OpenEcho(signature, timestamp, nonce, encrypted)).ShouldBe(CallbackRejection.Signature);
    }

    [Fact]
    public void A_message_for_another_corp_is_refused()
    {
        var reply = new CallbackCrypto(Vectors.Token, Vectors.Key, "wwanother").Seal("x", "1", "n");

        Rejection(() => Vectors.Crypto.Open(reply.Signature, "1", "n", reply.Encrypted)).ShouldBe(CallbackRejection.Receiver);
    }

    [Fact]
    public void A_message_under_another_key_is_refused()
    {
        var reply = new CallbackCrypto(Vectors.Token, Vectors.OddKey, Vectors.Corp).Seal("x", "1", "n");

        Rejection(() => Vectors.Crypto.Open(reply.Signature, "1", "n", reply.Encrypted))
            .ShouldBeOneOf(CallbackRejection.Malformed, CallbackRejection.Receiver);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    public void A_genuine_signature_over_rubbish_is_refused(string encrypted) =>
        Rejection(() => Vectors.Crypto.Open(Vectors.Crypto.Sign("1", "n", encrypted), "1", "n", encrypted))
            .ShouldBe(CallbackRejection.Malformed);

    [Fact]
    public void Random_bytes_under_a_genuine_signature_never_crash_it()
    {
        Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(64).ToArbitrary(), bytes =>
        {
            var encrypted = Convert.ToBase64String(bytes);

            Rejection(() => Vectors.Crypto.Open(Vectors.Crypto.Sign("1", "n", encrypted), "1", "n", encrypted))
                .ShouldBeOneOf(CallbackRejection.Malformed, CallbackRejection.Receiver);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_huge_ciphertext_is_refused_before_any_work() =>
        Rejection(() => Vectors.Crypto.Open("s", "1", "n", new string('A', CallbackCrypto.MaxEncryptedLength + 1)))
            .ShouldBe(CallbackRejection.TooLarge);

    [Theory]
    [InlineData("too-short-to-be-a-key")]
    [InlineData("!!!cdefghijklmnopqrstuvwxyz0123456789ABCDEF")]
    public void A_key_of_the_wrong_form_is_refused_without_showing_it(string key) =>
        Should.Throw<ArgumentException>(() => new CallbackCrypto("t", key, "ww")).Message.ShouldNotContain(key);

    [Fact]
    public void An_app_without_callback_settings_has_no_crypto()
    {
        Should.Throw<ArgumentException>(() => CallbackCrypto.For(A.App() with { CallbackToken = null }));
        Should.Throw<ArgumentException>(() => CallbackCrypto.For(A.App() with { EncodingAesKey = null }));
        CallbackCrypto.For(A.App()).Seal("x", "1", "n").ToXml().ShouldContain("<Nonce><![CDATA[n]]></Nonce>");
    }

    [Fact]
    public void A_sealed_reply_is_the_documented_xml()
    {
        var reply = Vectors.Crypto.Seal("success", "1700000000", "n]]>");

        var root = System.Xml.Linq.XElement.Parse(reply.ToXml());

        root.Elements().Select(e => e.Name.LocalName).ShouldBe(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]);
        root.Element("Nonce")!.Value.ShouldBe("n]]>");
        Vectors.Crypto.Open(root.Element("MsgSignature")!.Value, "1700000000", "n]]>", root.Element("Encrypt")!.Value).ShouldBe("success");
    }

    private static CallbackRejection Rejection(Func<string> open) => Should.Throw<CallbackRejectedException>(open).Reason;
}
