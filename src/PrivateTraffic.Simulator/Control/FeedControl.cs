using System.Buffers;
using System.Globalization;
using System.Text;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Control;

/// <summary>/_sim/orders.csv and /_sim/interactions.csv: what the company knows from outside WeCom.</summary>
internal static class FeedControl
{
    private const int RowsPerFlush = 500;

    public static void MapFeeds(this IEndpointRouteBuilder control, Simulation simulation)
    {
        control.Stream("/orders.csv", request =>
            WriteAsync(request.Http, "order_id,customer_id,paid_at,amount,refunded,category,channel", OrderRows(simulation, Period.Of(simulation, request))));
        control.Stream("/interactions.csv", request =>
            WriteAsync(request.Http, "source_id,customer_id,occurred_at,kind", InteractionRows(simulation, Period.Of(simulation, request))));
    }

    private static IEnumerable<string> OrderRows(Simulation simulation, Period period)
    {
        var world = simulation.Corp.World;
        for (var customer = 0; customer < world.Customers.CountAt(period.Until); customer++)
        {
            foreach (var order in world.Purchases.Of(customer, period.Until).Where(o => !o.ThroughWeCom && o.PaidAt >= period.From))
            {
                var refunded = order.IsRefundedAt(period.AsOf) ? order.Refund : 0;
                yield return OrderRow(
                    $"SO{Beijing.DateOf(Beijing.DayOf(order.PaidAt)):yyyyMMdd}{customer:D8}{order.Ordinal:D3}",
                    ShopIdentityOf(world, customer),
                    order.PaidAt,
                    order.Amount,
                    refunded,
                    Words.Categories[order.Category].Name,
                    Words.ShopChannels[order.Channel]);
            }
        }

        foreach (var order in simulation.Now(corp => corp.Feed.Orders.Where(o => o.PaidAt >= period.From && o.PaidAt <= period.Until).ToList()))
        {
            yield return OrderRow(
                order.Id,
                IdentityOf(simulation.Corp, order.Customer),
                order.PaidAt,
                order.Amount,
                order.Refunded,
                order.Category,
                order.Channel);
        }
    }

    // Amounts in yuan, as a shop's export has them.
    private static string OrderRow(string id, string customer, long paidAt, int amount, int refunded, string category, string channel) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{id},{customer},{Beijing.Text(paidAt)},{amount / 100m:0.00},{refunded / 100m:0.00},{category},{channel}");

    private static IEnumerable<string> InteractionRows(Simulation simulation, Period period)
    {
        var world = simulation.Corp.World;
        var (firstDay, lastDay) = (Beijing.DayOf(period.From), Beijing.DayOf(period.Until));
        for (var customer = 0; customer < world.Customers.CountAt(period.Until); customer++)
        {
            var identity = default(string);
            foreach (var interaction in world.Interactions.Of(customer, firstDay, lastDay).Where(i => i.At <= period.Until))
            {
                identity ??= IdentityOf(simulation.Corp, customer);
                yield return InteractionRow(interaction, identity);
            }
        }

        foreach (var interaction in simulation.Now(corp => corp.Feed.Interactions.Where(i => i.At >= period.From && i.At <= period.Until).ToList()))
        {
            yield return InteractionRow(interaction, IdentityOf(simulation.Corp, interaction.Customer));
        }
    }

    private static string InteractionRow(Interaction interaction, string customer) =>
        $"{interaction.SourceId},{customer},{Beijing.Text(interaction.At)},{Interaction.NameOf(interaction.Kind)}";

    private static string IdentityOf(Corporation corp, int customer) =>
        corp.Customers.UnionId(customer) ?? corp.Customers.ExternalUserId(customer);

    // A shop knows most by unionid, some by what WeCom calls them, a few only by phone.
    private static string ShopIdentityOf(World world, int customer) => world.Noise.Unit(Facet.ShopIdentity, customer) switch
    {
        < 0.85 => world.Customers.UnionId(customer) ?? world.Customers.ExternalUserId(customer),
        < 0.95 => world.Customers.ExternalUserId(customer),
        _ => CustomerIds.Phone(customer),
    };

    private static async Task WriteAsync(HttpContext http, string header, IEnumerable<string> rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment";
        var writer = http.Response.BodyWriter;
        Write(writer, header);
        var written = 0;
        foreach (var row in rows)
        {
            Write(writer, row);
            if (++written % RowsPerFlush == 0)
            {
                await writer.FlushAsync(http.RequestAborted);
            }
        }

        await writer.FlushAsync(http.RequestAborted);
    }

    private static void Write(IBufferWriter<byte> writer, string row)
    {
        Encoding.UTF8.GetBytes(row, writer);
        writer.Write("\n"u8);
    }

    /// <summary>A range of Beijing days, cut off at the present.</summary>
    private readonly record struct Period(long From, long Until, long AsOf)
    {
        public static Period Of(Simulation simulation, WebRequest request)
        {
            var (from, to) = (request.Day("from"), request.Day("to"));
            var now = simulation.Now(corp => corp.AsOf);
            return new Period(
                from is { } f ? Beijing.StartOf(Beijing.DayOf(f)) : 0,
                to is { } t ? Math.Min(now, Beijing.StartOf(Beijing.DayOf(t) + 1) - 1) : now,
                now);
        }
    }
}
