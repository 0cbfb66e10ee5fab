using System.Text.Encodings.Web;
using Microsoft.AspNetCore.StaticFiles;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Hosting;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Pages;

/// <summary>The pages of the front end: two documents, and the files they name, which change their name with their content.</summary>
internal static class PageEndpoints
{
    /// <summary>Scripts of our own only; pictures from anywhere, because avatars lie with WeChat; framed by ourselves and WeCom alone.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self' https://*.work.weixin.qq.com";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly LocalizedText NotBuilt = new(
        "页面文件缺失：构建时跳过了前端。", "The pages are missing: the front end was left out of this build.");

    public static void MapPages(this IEndpointRouteBuilder product)
    {
        product.MapGet("/", (HttpContext context) => Results.Redirect(MountPath.Address(context, "/console/"))).Open().ExcludeFromDescription();
        product.MapGet("/sidebar", (HttpContext context, PageFiles files) => Document(context, files, "sidebar.html"))
            .Open().ExcludeFromDescription();
        product.MapGet("/console/{**page}", (HttpContext context, PageFiles files) => Document(context, files, "console.html"))
            .Open().ExcludeFromDescription();
        product.MapGet("/assets/{**file}", Asset).Open().ExcludeFromDescription();
    }

    private static IResult Document(HttpContext context, PageFiles files, string name)
    {
        if (files.Document(name, HtmlEncoder.Default.Encode(MountPath.Address(context, "/"))) is not { } html)
        {
            return MessagePage.Of(context, StatusCodes.Status404NotFound, NotBuilt);
        }

        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static IResult Asset(HttpContext context, PageFiles files, string file)
    {
        var path = files.Asset(file) ?? throw new ProblemException(ProblemCode.NotFound);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(path, ContentTypes.TryGetContentType(path, out var type) ? type : "application/octet-stream");
    }
}
