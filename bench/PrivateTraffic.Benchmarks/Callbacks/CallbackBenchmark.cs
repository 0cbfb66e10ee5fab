using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using PrivateTraffic.Benchmarks.Hosting;
using PrivateTraffic.Benchmarks.Measurement;
using PrivateTraffic.WeCom.Callbacks;

namespace PrivateTraffic.Benchmarks.Callbacks;

/// <summary>WeCom's callbacks, 200 at once, stored before they are acknowledged and applied meanwhile.</summary>
internal sealed class CallbackBenchmark : IBenchmark
{
    private const int Customers = 2_000;
    private const int AtOnce = 200;
    private const int PerRound = 2_000;
    private const int Rounds = 5;

    public string Name => "callbacks";

    public async IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = context.NewFolder("callbacks");
        await using var weCom = await SimulatedWeCom.StartAsync(Customers, cancellation, "--limits", "off");
        await Product.RunAsync(["sync", "--full", "--data", folder], weCom.Environment(), cancellation);
        await using var host = await ProductHost.StartAsync(folder, weCom.Environment(), cancellation);
        var customers = await CustomersAsync(folder, cancellation);
        var crypto = new CallbackCrypto(SimulatedWeCom.CallbackToken, SimulatedWeCom.EncodingAesKey, SimulatedWeCom.CorpId);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = host.Address };
        var (medians, late) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await Processor.QuietAsync(cancellation);
            var latencies = new ConcurrentBag<double>();
            var callbacks = Enumerable.Range(round * PerRound, PerRound).Select(i => Sealed(crypto, customers[i % customers.Count], i))
                .ToArray();
            await Parallel.ForEachAsync(callbacks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (callback, token) =>
                latencies.Add(1_000 * await Alternation.SecondsAsync(() => PostAsync(client, callback, token))));
            var sorted = latencies.Order().ToArray();
            medians.Add(sorted[sorted.Length / 2]);
            late.Add(sorted[(int)(sorted.Length * 0.99)]);
        }

        WrongResultException.ThrowUnlessEqual(await StoredAsync(folder, cancellation), PerRound * Rounds, "callbacks stored");
        yield return Result.OfNumber(
            $"callback acknowledged, {AtOnce} at once",
            Goal.AtMost(50),
            new Spread(medians),
            "ms",
            $"; 99th percentile {new Spread(late)} ms; {PerRound * Rounds:N0} sent, all stored");
    }

    /// <summary>An event as WeCom posts it: the path with the signature, and the body.</summary>
    private static (string Path, string Body) Sealed(CallbackCrypto crypto, (string Member, string Customer) relation, int number)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var xml = string.Create(CultureInfo.InvariantCulture, $"""
            <xml><ToUserName><![CDATA[{SimulatedWeCom.CorpId}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>{now - number}</CreateTime>
            <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType>
            <UserID><![CDATA[{relation.Member}]]></UserID><ExternalUserID><![CDATA[{relation.Customer}]]></ExternalUserID></xml>
            """);
        var reply = crypto.Seal(xml, now.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));
        return (
            $"/callbacks/wecom/{SimulatedWeCom.CorpId}?msg_signature={reply.Signature}&timestamp={reply.Timestamp}&nonce={reply.Nonce}",
            $"<xml><ToUserName><![CDATA[{SimulatedWeCom.CorpId}]]></ToUserName><Encrypt><![CDATA[{reply.Encrypted}]]></Encrypt></xml>");
    }

    private static async Task PostAsync(HttpClient client, (string Path, string Body) callback, CancellationToken cancellation)
    {
        using var content = new StringContent(callback.Body, Encoding.UTF8, "text/xml");
        using var answer = await client.PostAsync(callback.Path, content, cancellation);
        WrongResultException.ThrowUnlessEqual(await answer.Content.ReadAsStringAsync(cancellation), "success", "answer to a callback");
    }

    private static async Task<List<(string Member, string Customer)>> CustomersAsync(string folder, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(folder, cancellation);
        var command = connection.CreateCommand();
        command.CommandText = "SELECT user_id, external_user_id FROM follow_relation WHERE status = 'Active'";
        var found = new List<(string, string)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add((rows.GetString(0), rows.GetString(1)));
        }

        return found;
    }

    private static async Task<int> StoredAsync(string folder, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(folder, cancellation);
        var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM inbox";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task<SqliteConnection> OpenAsync(string folder, CancellationToken cancellation)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "privatetraffic.db")};Mode=ReadOnly");
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
