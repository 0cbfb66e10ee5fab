using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Faults;

/// <summary>The faults that are switched on. Chance among them is drawn from the seed, so that a run can be repeated.</summary>
internal sealed class FaultBoard(int seed)
{
    private readonly Lock gate = new();
    private readonly List<(Fault Fault, int Left)> active = [];
    private Dice dice = new(Noise.Mix((ulong)seed + 77));
    private int added;

    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. active.Select(a => a.Fault.Times is null ? a.Fault : a.Fault with { Times = a.Left })];
            }
        }
    }

    public Fault Add(Fault fault)
    {
        lock (gate)
        {
            var numbered = fault with { Id = ++added };
            active.Add((numbered, fault.Times ?? int.MaxValue));
            return numbered;
        }
    }

    public bool Remove(int id)
    {
        lock (gate)
        {
            return active.RemoveAll(a => a.Fault.Id == id) > 0;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            active.Clear();
        }
    }

    /// <summary>The first fault of a kind that strikes this call. A fault with a count is used up by striking.</summary>
    public Fault? Strike(string api, FaultKind kind)
    {
        lock (gate)
        {
            for (var i = 0; i < active.Count; i++)
            {
                var (fault, left) = active[i];
                if (fault.Kind != kind || !fault.Concerns(api) || (fault.Rate < 1 && !dice.Chance(fault.Rate)))
                {
                    continue;
                }

                if (left <= 1)
                {
                    active.RemoveAt(i);
                }
                else
                {
                    active[i] = (fault, left - 1);
                }

                return fault;
            }

            return null;
        }
    }

    /// <summary>Whether a fault of a kind is on for an API, without using it up.</summary>
    public Fault? Look(string api, FaultKind kind)
    {
        lock (gate)
        {
            return active.Select(a => a.Fault).FirstOrDefault(f => f.Kind == kind && f.Concerns(api));
        }
    }

    /// <summary>A draw for choices that faults leave open, such as the order of callbacks.</summary>
    public int Draw(int bound)
    {
        lock (gate)
        {
            return dice.Below(bound);
        }
    }
}
