using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Api.Features.Sync;

/// <summary>A run has begun in the background; the sync page follows it.</summary>
public sealed record RunStarted(RunKind Kind);

/// <summary>Begins a pull, and does not wait for its end.</summary>
public static class StartSync
{
    /// <param name="Kind">What to pull; a run that was cut off is gone on with first.</param>
    public sealed record Request(RunKind Kind);

    public sealed record Command(int CorpId, RunKind Kind) : IRequest<RunStarted>;

    internal sealed class Handler(CorpRegistry corps, SyncRuns runs, IHostApplicationLifetime lifetime, ILogger<Handler> log)
        : IRequestHandler<Command, RunStarted>
    {
        public async Task<RunStarted> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await corps.FindAsync(request.CorpId, cancellationToken) is not { Settings: not null } corp)
            {
                throw new ProblemException(ProblemCode.NoApp);
            }

            var running = runs.TryRunAsync(corp, request.Kind, progress: null, lifetime.ApplicationStopping);
            if (running.IsCompletedSuccessfully && await running is null)
            {
                throw new ProblemException(ProblemCode.Busy);
            }

            _ = ObserveAsync(running);
            return new RunStarted(request.Kind);
        }

        /// <summary>What goes wrong stands on the sync page, with the run.</summary>
        private async Task ObserveAsync(Task<SyncRun?> running)
        {
            try
            {
                await running;
            }
            catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Normal stop: the run is gone on with after the next start.
            }
            catch (Exception error)
            {
                Log.RunFailed(log, error);
            }
        }
    }
}
