using System.Net.Http.Headers;
using System.Text;
using PrivateTraffic.WeCom.Calls;

namespace PrivateTraffic.WeCom.Media;

/// <summary>
/// One file as multipart/form-data, written by hand: WeCom wants the file name as raw UTF-8 in quotes, and .NET would encode it (RFC 2047,
/// and a second <c>filename*</c> parameter), which reaches the receivers as gibberish.
/// </summary>
internal sealed class MultipartBody(MediaFile file) : ICallBody
{
    private readonly string boundary = $"----PrivateTraffic{Guid.NewGuid():N}";

    public HttpContent CreateContent()
    {
        var head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\n"
            + $"Content-Disposition: form-data; name=\"media\"; filename=\"{Quoted(file.Name)}\"; filelength={file.Content.Length}\r\n"
            + $"Content-Type: {file.ContentType}\r\n\r\n");
        var tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        byte[] body = [.. head, .. file.Content.Span, .. tail];
        return new ByteArrayContent(body)
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}") },
        };
    }

    /// <summary>
    /// What browsers do (WHATWG HTML, multipart/form-data): quotes and line breaks are percent-encoded, so no name can end the header.
    /// </summary>
    private static string Quoted(string name) => name
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
