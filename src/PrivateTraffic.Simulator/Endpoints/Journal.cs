using System.Collections.Concurrent;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Remembers who called what and how it was answered, for tests that look after quotas.</summary>
internal sealed class Journal(SimClock clock)
{
    private const int RecentCalls = 2000;

    private readonly ConcurrentDictionary<string, ApiTally> tallies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<JournalEntry> recent = new();

    public IReadOnlyDictionary<string, ApiTally> Tallies => tallies;

    public IEnumerable<JournalEntry> Recent => recent;

    public ApiTally Of(string api) => tallies.GetOrAdd(api, _ => new ApiTally());

    public void Note(string api, int agentId, string outcome, string query, string body)
    {
        recent.Enqueue(new JournalEntry(clock.Now, api, agentId, outcome, query, body));
        while (recent.Count > RecentCalls)
        {
            recent.TryDequeue(out _);
        }
    }

    public void Clear()
    {
        tallies.Clear();
        recent.Clear();
    }
}

/// <summary>One call and how it ended.</summary>
/// <param name="Outcome">"ok", an errcode, or the name of the fault that spoilt the answer.</param>
/// <param name="Query">Without the token.</param>
internal sealed record JournalEntry(long At, string Api, int AgentId, string Outcome, string Query, string Body);

/// <summary>The counts of one API.</summary>
internal sealed class ApiTally
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> rejected = new(StringComparer.Ordinal);
    private int calls;
    private int succeeded;
    private int running;
    private int mostAtOnce;

    /// <summary>Counts a call that begins.</summary>
    /// <returns>How many are running with it.</returns>
    public int Begin()
    {
        lock (gate)
        {
            calls++;
            mostAtOnce = Math.Max(mostAtOnce, ++running);
            return running;
        }
    }

    /// <summary>Counts the end of a call.</summary>
    /// <param name="rejection">Errcode or fault; null for success.</param>
    public void End(string? rejection)
    {
        lock (gate)
        {
            running--;
            if (rejection is null)
            {
                succeeded++;
            }
            else
            {
                rejected[rejection] = rejected.GetValueOrDefault(rejection) + 1;
            }
        }
    }

    public Counts Read()
    {
        lock (gate)
        {
            return new Counts(calls, succeeded, new SortedDictionary<string, int>(rejected, StringComparer.Ordinal), running, mostAtOnce);
        }
    }

    /// <summary>The counts at one moment.</summary>
    /// <param name="Rejected">How often by errcode or fault.</param>
    internal sealed record Counts(int Calls, int Ok, IReadOnlyDictionary<string, int> Rejected, int Running, int MostAtOnce);
}
