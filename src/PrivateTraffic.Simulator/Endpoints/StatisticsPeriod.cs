using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>A range of whole Beijing days, both ends in.</summary>
internal readonly record struct StatisticsPeriod(int FirstDay, int LastDay)
{
    private const int LongestDays = 30;
    private const int OldestDays = 180;

    public IEnumerable<int> Days => Enumerable.Range(FirstDay, LastDay - FirstDay + 1);

    /// <summary>Reads a range: times are floored to 0:00, today is too early, half a year ago too late.</summary>
    /// <exception cref="WeComRefusal">40058 for a range that is not allowed.</exception>
    public static StatisticsPeriod Read(ApiCall call, string begin, string end, bool endIsOptional)
    {
        var from = Beijing.DayOf(call.Body.Number(begin, Errors.InvalidParameter));
        var to = call.Body.Number(end) is { } at ? Beijing.DayOf(at) : endIsOptional ? from
            : throw new WeComRefusal(Errors.InvalidParameter);
        var today = Beijing.DayOf(call.Corp.AsOf);
        return from <= to && to < today && to - from < LongestDays && today - from <= OldestDays
            ? new StatisticsPeriod(from, to)
            : throw new WeComRefusal(Errors.InvalidParameter);
    }
}
