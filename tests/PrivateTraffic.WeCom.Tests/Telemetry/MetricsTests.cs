using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Telemetry;

public sealed class MetricsTests : IAsyncDisposable
{
    private const string List = "externalcontact/list";

    private readonly Bench bench = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> measured = new();
    private readonly MeterListener listener = new();

    public MetricsTests()
    {
        var meters = bench.Services.GetService(typeof(IMeterFactory));
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "PrivateTraffic.WeCom" && instrument.Meter.Scope == meters)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => measured.Enqueue((i.Name, value, new(tags.ToArray()))));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => measured.Enqueue((i.Name, value, new(tags.ToArray()))));
        listener.Start();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_measured_once_with_its_operation_and_errcode()
    {
        bench.Server.On(List, """{"external_userid":[]}""");

        await bench.Client.Customers.ListAsync(A.Zhang, Stop);

        DurationsOf(List).ShouldHaveSingleItem()["wecom.errcode"].ShouldBe(0);
        DurationsOf("gettoken").ShouldHaveSingleItem()["wecom.errcode"].ShouldBe(0);
        measured.Count(m => m.Name == "wecom.token.fetches").ShouldBe(1);
        measured.Where(m => m.Name == "wecom.budget.wait").ShouldContain(m => (string?)m.Tags["wecom.priority"] == "Interactive");
    }

    [Fact]
    public async Task A_refusal_is_measured_with_its_code_and_each_retry_is_counted()
    {
        bench.Server.On(List, Answers.Refusal(-1));

        await Should.ThrowAsync<WeComException>(bench.InTime(bench.Client.Customers.ListAsync(A.Zhang, Stop)));

        DurationsOf(List).ShouldHaveSingleItem()["wecom.errcode"].ShouldBe(-1);
        measured.Count(m => m.Name == "wecom.call.retries" && (string?)m.Tags["wecom.operation"] == List).ShouldBe(3);
    }

    [Fact]
    public async Task A_lost_call_is_measured_by_what_went_wrong()
    {
        bench.Server.On(List, Answers.NoConnection);

        await Should.ThrowAsync<WeComTransportException>(bench.InTime(bench.Client.Customers.ListAsync(A.Zhang, Stop)));

        var tags = DurationsOf(List).ShouldHaveSingleItem();
        tags["error.type"].ShouldBe("NotConnected");
        tags.ShouldNotContainKey("wecom.errcode");
    }

    private List<Dictionary<string, object?>> DurationsOf(string operation) =>
        [.. measured.Where(m => m.Name == "wecom.call.duration" && (string?)m.Tags["wecom.operation"] == operation).Select(m => m.Tags)];
}
