using System.Text;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.WeCom.Tests.Callbacks;

public class CallbackEnvelopeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_has_its_ciphertext_whatever_the_order_of_its_elements()
    {
        const string Xml = "<xml><Encrypt><![CDATA[abc+/=]]></Encrypt>\n<AgentID><![CDATA[218]]></AgentID><New>x</New>"
            + "<ToUserName>ww1</ToUserName></xml>";

        (await ReadAsync(Xml)).ShouldBe(new CallbackEnvelope("abc+/=", "ww1", 218));
        (await ReadAsync("\uFEFF<xml><Encrypt>x</Encrypt></xml>")).ShouldBe(new CallbackEnvelope("x", null, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("{\"encrypt\":\"x\"}")]
    [InlineData("<xml><Encrypt>x</Encrypt>")]
    [InlineData("<xml><Encrypt></Encrypt></xml>")]
    [InlineData("<xml><Other>x</Other></xml>")]
    public async Task A_body_without_ciphertext_is_refused(string body) =>
        (await Should.ThrowAsync<CallbackRejectedException>(ReadAsync(body))).Reason.ShouldBe(CallbackRejection.Malformed);

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><Encrypt>&a;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xml><Encrypt>&b;</Encrypt></xml>")]
    [InlineData("<!DOCTYPE xml><xml><Encrypt>x</Encrypt></xml>")]
    public async Task A_document_type_is_refused_so_no_entity_can_harm(string body) =>
        (await Should.ThrowAsync<CallbackRejectedException>(ReadAsync(body))).Reason.ShouldBe(CallbackRejection.Malformed);

    [Fact]
    public async Task A_body_without_end_is_given_up()
    {
        await using var endless = new EndlessStream();

        var refusal = await Should.ThrowAsync<CallbackRejectedException>(CallbackEnvelope.ReadAsync(endless, Stop));

        refusal.Reason.ShouldBe(CallbackRejection.TooLarge);
        endless.Given.ShouldBeLessThan(CallbackEnvelope.MaxBytes + 100_000);
    }

    private static async Task<CallbackEnvelope> ReadAsync(string body)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return await CallbackEnvelope.ReadAsync(stream, Stop);
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
