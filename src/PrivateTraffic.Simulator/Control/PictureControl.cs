using System.Globalization;
using System.Text.Encodings.Web;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/avatar, /_sim/qr and /_sim/media: the pictures that answers link to.</summary>
internal static class PictureControl
{
    private const int QrCells = 25;
    private const string SvgType = "image/svg+xml; charset=utf-8";

    private static readonly string[] Colours = ["#5b8ff9", "#61a88e", "#e8943a", "#7262c6", "#d8637b", "#2f9fb5", "#8a9a5b", "#b0719e"];

    public static void MapPictures(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Get(
            "/avatar/{customer:int}.svg",
            request => AvatarOf(request.Path("customer"), customer => simulation.Corp.Customers.Name(customer)));
        control.Get(
            "/avatar/member/{member:int}.svg",
            request => AvatarOf(request.Path("member"), member => simulation.Now(corp => corp.People[member].Name)));
        control.Get("/qr/{id}.svg", request => Results.Content(Qr(request.Path("id")), SvgType));
        control.Get("/media/{id}", request => simulation.Now(corp => corp.Media.Find(request.Path("id"))) is { } media
            ? Results.Bytes(media.Content, media.ContentType)
            : Results.NotFound());
    }

    private static IResult AvatarOf(string number, Func<int, string> nameOf)
    {
        var person = int.Parse(number, CultureInfo.InvariantCulture);
        return Results.Content(Avatar(nameOf(person), person), SvgType);
    }

    private static string Avatar(string name, int number)
    {
        var initial = name.Length == 0 ? "?" : StringInfo.GetNextTextElement(name);
        var colour = Colours[number % Colours.Length];
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="8" fill="{colour}"/><text x="32" y="42" font-size="28" text-anchor="middle" fill="#fff" font-family="sans-serif">{HtmlEncoder.Default.Encode(initial)}</text></svg>
            """;
    }

    // Looks like a QR code and cannot be scanned: it stands for a code whose scanning is simulated by a button.
    private static string Qr(string id)
    {
        var noise = new Noise(id.Aggregate(17UL, (hash, c) => (hash * 31) + c));
        var cells = from y in Enumerable.Range(0, QrCells)
                    from x in Enumerable.Range(0, QrCells)
                    where IsFinder(x, y) ?? noise.Chance(0.48, Facet.IdFiller, x + 1, y + 1)
                    select $"M{x} {y}h1v1h-1z";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {QrCells + 4} {QrCells + 4}" shape-rendering="crispEdges"><rect x="-2" y="-2" width="{QrCells + 4}" height="{QrCells + 4}" fill="#fff"/><path d="{string.Concat(cells)}" fill="#1f2329"/></svg>
            """;
    }

    // The three squares in the corners; null outside of them.
    private static bool? IsFinder(int x, int y)
    {
        var (fx, fy) = (x < 8 ? x : x >= QrCells - 8 ? QrCells - 1 - x : -1, y < 8 ? y : y >= QrCells - 8 ? QrCells - 1 - y : -1);
        if (fx < 0 || fy < 0 || (x >= QrCells - 8 && y >= QrCells - 8))
        {
            return null;
        }

        var ring = Math.Max(Math.Abs(fx - 3), Math.Abs(fy - 3));
        return ring is 3 or 0 or 1;
    }
}
