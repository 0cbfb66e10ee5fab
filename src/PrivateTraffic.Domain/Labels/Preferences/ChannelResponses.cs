using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>Which messages and links a customer responded to.</summary>
internal static class ChannelResponses
{
    private static readonly Dictionary<string, ChannelTally> Nothing = [];

    /// <summary>The tallies of a customer by channel; empty where they were reached on none.</summary>
    public static IReadOnlyDictionary<string, ChannelTally> Of(HistoryView history, LabelFacts facts, ChannelRules rules, DateOnly asOf)
    {
        if (facts.Messages.Count == 0 && facts.Links.Exposures == 0)
        {
            return Nothing;
        }

        var answered = facts.Messages.Count(m => IsAnswered(history, m, Math.Min(m.Day.DayNumber + rules.ResponseDays, asOf.DayNumber)));
        return new Dictionary<string, ChannelTally>
        {
            [PreferenceLabels.Message] = new(facts.Messages.Count, answered),
            [PreferenceLabels.Link] = facts.Links,
        };
    }

    /// <summary>Whether an inbound interaction followed; on the day of the message only one whose time is known to be later.</summary>
    private static bool IsAnswered(HistoryView history, FactTime sent, int until)
    {
        foreach (ref readonly var interaction in history.Interactions)
        {
            var follows = interaction.Day == sent.Day.DayNumber
                ? interaction.Second > sent.SecondOfDay
                : interaction.Day > sent.Day.DayNumber;
            if (follows && interaction.Day <= until)
            {
                return true;
            }
        }

        return false;
    }
}
