using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Placements;

/// <summary>Walks the days with an event of a set from the latest to the earliest, each day once.</summary>
internal ref struct EventsBackwards(HistoryView history, int visibleInteractionDays, ReadOnlySpan<int> purchaseDays, EventSet wanted)
{
    private readonly ReadOnlySpan<int> days = history.InteractionDays;
    private readonly ReadOnlySpan<int> kinds = history.InteractionKinds;
    private readonly ReadOnlySpan<int> purchaseDays = purchaseDays;
    private readonly EventSet wanted = wanted;
    private int interactions = visibleInteractionDays;
    private int purchases = (wanted & EventSet.Order) != 0 ? purchaseDays.Length : 0;

    /// <summary>The next earlier day, or null when there is none.</summary>
    public int? Next()
    {
        while (interactions > 0 && (kinds[interactions - 1] & (int)wanted) == 0)
        {
            interactions--;
        }

        if (interactions == 0 && purchases == 0)
        {
            return null;
        }

        var day = Math.Max(interactions > 0 ? days[interactions - 1] : int.MinValue, purchases > 0 ? purchaseDays[purchases - 1] : int.MinValue);
        interactions -= interactions > 0 && days[interactions - 1] == day ? 1 : 0;
        purchases -= purchases > 0 && purchaseDays[purchases - 1] == day ? 1 : 0;
        return day;
    }
}
