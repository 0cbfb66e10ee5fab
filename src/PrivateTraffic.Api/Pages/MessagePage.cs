using System.Text.Encodings.Web;
using System.Text.Unicode;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Pages;

/// <summary>A page with one sentence, for people who come through a link and find no application.</summary>
internal static class MessagePage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly LocalizedText Continue = new("重新登录", "Sign in again");

    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="address">Where signing in again begins; null where that would not help.</param>
    public static IResult Of(HttpContext context, int status, LocalizedText text, string? address = null)
    {
        var language = RequestLanguage.Of(context);
        var link = address is null ? "" : $"<p><a href=\"{Encoder.Encode(address)}\">{Encoder.Encode(Continue.In(language))}</a></p>";
        var html =
            $$"""
              <!doctype html>
              <html lang="{{(language == TextLanguage.English ? "en" : "zh-CN")}}">
              <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>PrivateTraffic</title>
              <style>
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f3f5f8; color: #1f2733;
                font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
              main { margin: 1rem; padding: 2rem 2.5rem; max-width: 28rem; background: #fff; border-radius: 12px; text-align: center;
                box-shadow: 0 1px 8px rgb(0 0 0 / 8%) }
              h1 { font-size: 1.15rem }
              a { color: #0052d9 }
              </style></head>
              <body><main><h1>{{Encoder.Encode(text.In(language))}}</h1>{{link}}</main></body>
              </html>
              """;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
