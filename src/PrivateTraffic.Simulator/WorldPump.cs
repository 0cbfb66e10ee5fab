namespace PrivateTraffic.Simulator;

/// <summary>Keeps a running world going when nobody asks, so that its callbacks come in time.</summary>
internal sealed class WorldPump(Simulation simulation) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, simulation.Clock.Host);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                simulation.Now(corp => corp.AsOf);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }
}
