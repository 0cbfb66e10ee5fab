using System.Text;
using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>A request body, read but not judged.</summary>
/// <param name="IsBroken">Whether it was meant to be JSON and is not.</param>
internal sealed record ApiRequest(JsonElement Body, string BodyText, bool IsBroken, UploadedFile? Upload);

internal static class ApiRequestReader
{
    /// <summary>Larger bodies are refused by the server before they get here.</summary>
    public const int LargestBody = 32 * 1024 * 1024;

    public static async Task<ApiRequest> ReadAsync(HttpRequest request)
    {
        // Whatever else the content type says, the body is read as JSON.
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return new ApiRequest(default, "", false, await ReadFileAsync(request));
        }

        if (HttpMethods.IsGet(request.Method))
        {
            return new ApiRequest(default, "", false, null);
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (text.Length == 0)
        {
            return new ApiRequest(default, "", false, null);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return new ApiRequest(document.RootElement.Clone(), text, document.RootElement.ValueKind != JsonValueKind.Object, null);
        }
        catch (JsonException)
        {
            return new ApiRequest(default, text, true, null);
        }
    }

    private static async Task<UploadedFile?> ReadFileAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var part = form.Files.GetFile("media") ?? (form.Files.Count > 0 ? form.Files[0] : null);
        if (part is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await part.CopyToAsync(content, request.HttpContext.RequestAborted);
        return new UploadedFile(part.FileName, part.ContentType ?? "application/octet-stream", content.ToArray());
    }
}
