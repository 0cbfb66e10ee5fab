using System.Text;
using PrivateTraffic.WeCom.Media;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Media;

public sealed class MediaTests : IAsyncDisposable
{
    private static readonly MediaFile Poster = new("海报 \"春\".png", "image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A });

    private readonly Bench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_file_goes_up_under_its_chinese_name()
    {
        bench.Server.On("media/upload", """{"errcode":0,"errmsg":"","type":"image","media_id":"1G6nrLmr","created_at":"1380000000"}""");

        var media = await bench.Client.Media.UploadAsync(MediaKind.Image, Poster, Stop);

        media.MediaId.ShouldBe("1G6nrLmr");
        media.CreatedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1380000000));
        var request = bench.Server.RequestsOf("media/upload").ShouldHaveSingleItem();
        request.Query["type"].ShouldBe("image");
        request.Body.ShouldContain("Content-Disposition: form-data; name=\"media\"; filename=\"海报 %22春%22.png\"; filelength=6\r\n");
        request.Body.ShouldNotContain("filename*");
        var boundary = request.ContentType!.Split("boundary=")[1];
        request.ContentType.ShouldStartWith("multipart/form-data; boundary=");
        request.RawBody.AsSpan().IndexOf(Poster.Content.Span).ShouldBeGreaterThan(0);
        request.Body.ShouldStartWith($"--{boundary}\r\n");
        request.Body.ShouldEndWith($"\r\n--{boundary}--\r\n");
    }

    [Fact]
    public async Task An_upload_is_sent_again_whole()
    {
        bench.Server.On("media/upload", Answers.Reset, Answers.With("""{"media_id":"M","created_at":1380000000}"""));

        await bench.InTime(bench.Client.Media.UploadAsync(MediaKind.File, Poster, Stop));

        var bodies = bench.Server.RequestsOf("media/upload").Select(r => Encoding.UTF8.GetString(r.RawBody)).ToList();
        bodies.Count.ShouldBe(2);
        bodies[0].ShouldBe(bodies[1]);
    }

    [Fact]
    public async Task An_attachment_says_what_it_is_for()
    {
        bench.Server.On("media/upload_attachment", """{"errcode":0,"type":"video","media_id":"M","created_at":1380000000}""");

        await bench.Client.Media.UploadAttachmentAsync(MediaKind.Video, AttachmentUse.Moments, Poster, Stop);

        var query = bench.Server.RequestsOf("media/upload_attachment")[0].Query;
        query["media_type"].ShouldBe("video");
        query["attachment_type"].ShouldBe("1");
        await Should.ThrowAsync<ArgumentException>(
            () => bench.Client.Media.UploadAttachmentAsync(MediaKind.Voice, AttachmentUse.Moments, Poster, Stop));
    }

    [Fact]
    public async Task A_picture_gets_a_permanent_address()
    {
        bench.Server.On("media/uploadimg", """{"errcode":0,"errmsg":"","url":"http://p.qpic.cn/pic_wework/x/0"}""");

        (await bench.Client.Media.UploadImageAsync(Poster, Stop)).ShouldBe(new Uri("http://p.qpic.cn/pic_wework/x/0"));
    }

    [Theory]
    [InlineData("evil\r\nX-Header: 1")]
    [InlineData("a\"; filename=\"b")]
    public async Task A_file_name_cannot_end_its_header(string name)
    {
        bench.Server.On("media/uploadimg", """{"url":"http://x/"}""");

        await bench.Client.Media.UploadImageAsync(Poster with { Name = name }, Stop);

        var head = bench.Server.RequestsOf("media/uploadimg")[0].Body.Split("\r\n\r\n")[0].Split("\r\n");
        head.Length.ShouldBe(3);
        head[1].Count(c => c == '"').ShouldBe(4);
    }
}
