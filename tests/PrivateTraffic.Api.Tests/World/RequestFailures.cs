using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>Keeps what the boundary logs of requests that failed for no reason it knows: none should.</summary>
internal sealed class RequestFailures : ILoggerProvider, ILogger, IEnumerable<string>
{
    private const int RequestFailed = 1001;

    private readonly ConcurrentQueue<string> failures = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == RequestFailed)
        {
            failures.Enqueue($"{formatter(state, exception)}: {exception}");
        }
    }

    public IEnumerator<string> GetEnumerator() => failures.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }
}
