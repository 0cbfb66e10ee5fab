using System.Collections.Concurrent;
using System.Threading.Channels;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Faults;

namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>
/// Sends events to the apps that may know of them, a few at a time. Faults may lose, repeat, delay, mix up or bunch them.
/// </summary>
internal sealed class CallbackDispatcher : ICallbackSink, IAsyncDisposable
{
    private const int Workers = 8;
    private const int RememberedDeliveries = 2000;
    private const int BurstSize = 10;
    private const string Everything = "callback";

    private readonly SimClock clock;
    private readonly FaultBoard faults;
    private readonly CallbackPost post;
    private readonly Channel<(Delivery Delivery, Subscription To)> queue = Channel.CreateUnbounded<(Delivery, Subscription)>();
    private readonly ConcurrentDictionary<int, Subscription> subscriptions = new();
    private readonly ConcurrentQueue<Delivery> recent = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock burstGate = new();
    private readonly List<(Delivery Delivery, Subscription To)> burst = [];
    private readonly Task[] workers;
    private Corporation? corp;
    private int created;
    private int pending;

    public CallbackDispatcher(SimClock clock, FaultBoard faults, CallbackPost post)
    {
        this.clock = clock;
        this.faults = faults;
        this.post = post;
        workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(DeliverAsync))];
    }

    /// <summary>Callbacks that are still on their way.</summary>
    public int Pending => Volatile.Read(ref pending);

    public IEnumerable<Delivery> Recent => recent;

    public IEnumerable<Subscription> Subscriptions => subscriptions.Values;

    /// <summary>Tells whose events these are; needed to know who may see what.</summary>
    public void Serve(Corporation corp) => this.corp = corp;

    public void Subscribe(Subscription subscription) => subscriptions[subscription.AgentId] = subscription;

    public void Unsubscribe(int agentId) => subscriptions.TryRemove(agentId, out _);

    public void Send(CallbackEvent happened)
    {
        foreach (var subscription in subscriptions.Values.Where(s => Concerns(happened, s.AgentId)))
        {
            var xml = CallbackXml.Message(happened);
            var copies = faults.Strike(Everything, FaultKind.CallbackDuplicate) is null ? 1 : 2;
            for (var copy = 0; copy < copies; copy++)
            {
                var name = happened.Event ?? "message";
                var delivery = new Delivery(
                    Interlocked.Increment(ref created), subscription.AgentId, name, happened.ChangeType, happened.FromMember is not null, xml);
                Remember(delivery);
                Dispatch(delivery, subscription);
            }
        }
    }

    /// <summary>Lets go what a burst has held back so far.</summary>
    public void ReleaseBurst()
    {
        lock (burstGate)
        {
            burst.ForEach(held => queue.Writer.TryWrite(held));
            burst.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.WhenAll(workers);
        post.Dispose();
        stopping.Dispose();
    }

    private bool Concerns(CallbackEvent happened, int agentId)
    {
        if (happened.FromMember is { } from)
        {
            return from.AgentId == agentId;
        }

        return corp?.Apps.WithAgentId(agentId) is { Rights: AppRights.CustomerContact } app
            && (happened.Member is not { } member || app.Sees(corp.People[member]));
    }

    private void Dispatch(Delivery delivery, Subscription to)
    {
        if (faults.Strike(Everything, FaultKind.CallbackLose) is not null)
        {
            delivery.Outcome = "lost";
            return;
        }

        Interlocked.Increment(ref pending);
        if (faults.Strike(Everything, FaultKind.CallbackDelay) is { } delay)
        {
            _ = EnqueueLaterAsync(delivery, to, delay.Duration(30));
        }
        else if (faults.Strike(Everything, FaultKind.CallbackReorder) is { } mixing)
        {
            _ = EnqueueLaterAsync(delivery, to, mixing.Duration(2) * (faults.Draw(1000) / 1000.0));
        }
        else if (faults.Look(Everything, FaultKind.CallbackBurst) is { } bunching)
        {
            Bunch(delivery, to, bunching.Limit ?? BurstSize);
        }
        else
        {
            queue.Writer.TryWrite((delivery, to));
        }
    }

    private async Task EnqueueLaterAsync(Delivery delivery, Subscription to, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, clock.Host, stopping.Token);
            queue.Writer.TryWrite((delivery, to));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator stops; what was held back is lost with it.
        }
    }

    private void Bunch(Delivery delivery, Subscription to, int size)
    {
        lock (burstGate)
        {
            burst.Add((delivery, to));
            if (burst.Count < size)
            {
                return;
            }
        }

        ReleaseBurst();
    }

    private async Task DeliverAsync()
    {
        try
        {
            await foreach (var (delivery, to) in queue.Reader.ReadAllAsync(stopping.Token))
            {
                await post.DeliverAsync(delivery, to, stopping.Token);
                Interlocked.Decrement(ref pending);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator stops.
        }
    }

    private void Remember(Delivery delivery)
    {
        recent.Enqueue(delivery);
        while (recent.Count > RememberedDeliveries)
        {
            recent.TryDequeue(out _);
        }
    }
}
