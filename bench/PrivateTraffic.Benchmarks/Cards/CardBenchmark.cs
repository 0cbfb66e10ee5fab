using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;

namespace PrivateTraffic.Benchmarks.Cards;

/// <summary>The sidebar's card, asked for by members who are signed in, beside the same bytes from the memory of the same server.</summary>
internal sealed class CardBenchmark : IBenchmark
{
    private const int MostCustomers = 20_000;
    private const int Members = 40;
    private const int Pairs = 5;
    private const int StreamPerSecond = 1_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2.5);

    public string Name => "card";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var customers = Math.Min(context.Size, MostCustomers);
        BenchmarkContext.Say($"pulling a company of {customers:N0} customers for the cards …");
        var folder = context.NewFolder("card");
        await using var weCom = await SimulatedWeCom.StartAsync(customers, cancellation, "--limits", "off");
        await Product.FillAsync(weCom, folder, cancellation);

        // Nothing but people: pulls and placements are what other benchmarks measure.
        await using var host = await ProductHost.StartAsync(
            folder, new Dictionary<string, string>(weCom.Environment()) { ["PrivateTraffic__Sync__Enabled"] = "false" }, cancellation);
        var cards = await CardsAsync(host, folder, cancellation);
        var (ofCards, ofBytes) = await RememberAsync(host, cards, cancellation);
        var (card, bytes) = (new LoadGenerator(host.EndPoint, ofCards), new LoadGenerator(host.EndPoint, ofBytes));
        var size = new Spread(ofCards.Select(r => (double)r.BodyLength)).Median;
        BenchmarkContext.Say($"{ofCards.Count:N0} cards of {Members} members, {size:N0} bytes each …");
        await card.RunAsync(32, Length * 2);
        await bytes.RunAsync(32, Length * 2);
        foreach (var connections in new[] { 32, 256 })
        {
            foreach (var result in await MeasureAsync(card, bytes, connections, $"the card, {connections} connections", Goal.AtLeast(0.5), cancellation))
            {
                yield return result;
            }
        }

        await ShouldAnswerAsRememberedAsync(host, cards, ofCards, cancellation);
        var free = new LoadGenerator(host.EndPoint, [.. ofCards.Select(r => r with { BodyLength = -1 })]);
        using var control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.Address };
        using (await control.PostAsync($"stream/{StreamPerSecond}", null, cancellation))
        {
            var during = await MeasureAsync(
                free,
                bytes,
                32,
                $"the card, 32 connections, while {StreamPerSecond:N0} interactions a second are taken in",
                Goal.AtLeast(0.4),
                cancellation);
            yield return during[0];
        }

        using var closed = await control.DeleteAsync("stream", cancellation);
        closed.EnsureSuccessStatusCode();
        yield return Result.OfRemark(
            "the server under this load",
            $"{host.PeakMegabytes:N0} MB at most; {await closed.Content.ReadAsStringAsync(cancellation)} interactions taken in");
    }

    private static async Task<IReadOnlyList<Result>> MeasureAsync(
        LoadGenerator card, LoadGenerator bytes, int connections, string what, Goal goal, CancellationToken cancellation)
    {
        var (ofCard, ofBytes) = (new List<LoadFigures>(), new List<LoadFigures>());
        await Alternation.MeasureAsync(Pairs, () => RunAsync(card, ofCard), () => RunAsync(bytes, ofBytes), cancellation);
        var rates = ofCard.Zip(ofBytes, (c, b) => new Pair(c.PerSecond, b.PerSecond)).ToList();
        var late = ofCard.Zip(ofBytes, (c, b) => new Pair(c.Percentile99, b.Percentile99)).ToList();
        return
        [
            Result.OfPairs(
                what,
                goal,
                rates,
                "requests/s",
                "the same bytes from memory",
                $", median {Spread.Short(new Spread(ofCard.Select(f => f.Median)).Median)} ms"),
            Result.OfPairs($"its 99th percentile", Goal.AtMost(2), late, "ms", "the same bytes from memory"),
        ];

        async Task<double> RunAsync(LoadGenerator load, List<LoadFigures> figures)
        {
            figures.Add(await load.RunAsync(connections, Length));
            return figures[^1].PerSecond;
        }
    }

    /// <summary>The address and the cookie of every card that some members may see.</summary>
    private static async Task<List<(string Path, string Cookie)>> CardsAsync(
        ProductHost host, string folder, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "privatetraffic.db")};Mode=ReadOnly");
        await connection.OpenAsync(cancellation);
        var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT user_id, external_user_id FROM follow_relation WHERE status = 'Active' AND user_id IN (
              SELECT user_id FROM follow_relation WHERE status = 'Active' GROUP BY user_id ORDER BY count(*) DESC LIMIT $members)
            """;
        command.Parameters.AddWithValue("$members", Members);
        var cards = new List<(string, string)>();
        var cookies = new Dictionary<string, string>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var member = rows.GetString(0);
            if (!cookies.TryGetValue(member, out var cookie))
            {
                cookies[member] = cookie = await host.SignInAsync(member, cancellation);
            }

            cards.Add(($"/api/v1/contacts/{rows.GetString(1)}/card", cookie));
        }

        return cards;
    }

    /// <summary>Asks for every card once and puts its bytes into the server's memory.</summary>
    private static async Task<(List<LoadRequest> Cards, List<LoadRequest> Bytes)> RememberAsync(
        ProductHost host, List<(string Path, string Cookie)> cards, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };
        var (ofCards, ofBytes) = (new List<LoadRequest>(), new List<LoadRequest>());
        foreach (var (path, cookie) in cards)
        {
            var body = await GetAsync(client, path, cookie, cancellation);
            using var content = new ByteArrayContent(body);
            using var put = await client.PutAsync($"/bytes/{ofBytes.Count}", content, cancellation);
            put.EnsureSuccessStatusCode();
            ofBytes.Add(RequestFor(host, $"/bytes/{ofBytes.Count}", cookie, body.Length));
            ofCards.Add(RequestFor(host, path, cookie, body.Length));
        }

        return (ofCards, ofBytes);
    }

    /// <summary>After all the load every card must still be what it was.</summary>
    private static async Task ShouldAnswerAsRememberedAsync(
        ProductHost host, List<(string Path, string Cookie)> cards, List<LoadRequest> remembered, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };
        for (var i = 0; i < cards.Count; i++)
        {
            var card = await GetAsync(client, cards[i].Path, cards[i].Cookie, cancellation);
            var bytes = await GetAsync(client, $"/bytes/{i}", cards[i].Cookie, cancellation);
            WrongResultException.ThrowUnlessEqual(Encoding.UTF8.GetString(card), Encoding.UTF8.GetString(bytes), cards[i].Path);
            WrongResultException.ThrowUnlessEqual(card.Length, remembered[i].BodyLength, cards[i].Path);
        }
    }

    private static async Task<byte[]> GetAsync(HttpClient client, string path, string cookie, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellation)
            : throw new WrongResultException($"{path} answered {(int)answer.StatusCode}.");
    }

    private static LoadRequest RequestFor(ProductHost host, string path, string cookie, int length) => new(
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nCookie: {cookie}\r\nAccept-Language: zh-CN\r\n\r\n"), length);
}
