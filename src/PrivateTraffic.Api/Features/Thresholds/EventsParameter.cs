using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Api.Features.Thresholds;

/// <summary>Events as an address names them: in the words of our JSON, several with commas between. The framework would want the names of the code.</summary>
internal readonly record struct EventsParameter(EventSet Events)
{
    public static bool TryParse(string? text, out EventsParameter parameter)
    {
        var isKnown = Enum.TryParse<EventSet>(text, ignoreCase: true, out var events) && (events & ~EventSet.All) == 0;
        parameter = new EventsParameter(events);
        return isKnown;
    }
}
