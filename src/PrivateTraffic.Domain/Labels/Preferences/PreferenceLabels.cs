using System.Globalization;
using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Preferences;

/// <summary>The labels of preferred channels and hours.</summary>
internal static class PreferenceLabels
{
    /// <summary>The channel of messages that a member sends to one customer.</summary>
    public const string Message = "message";

    /// <summary>The channel of links that are made for one customer.</summary>
    public const string Link = "link";

    private static readonly Label None = Label.Of("none", "无明显偏好", "none");

    /// <summary>The key of a preferred channel.</summary>
    public static string KeyOf(string? channel) => channel ?? None.Key;

    /// <summary>The key of a preferred block of hours, such as <c>18-21</c>.</summary>
    public static string KeyOf(int? hour) => hour is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"{from:D2}-{from + HourPreference.BlockHours:D2}")
        : None.Key;

    public static FamilyReport OfChannels(
        LabelTally tally, IReadOnlyDictionary<string, ChannelTally> population, ChannelRules rules, long reached, long total)
    {
        if (population.Values.All(c => c.Exposures == 0))
        {
            return FamilyReport.Without(tally.Family, total);
        }

        var channels = population.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => tally.Count(
            NameOf(c.Key), total, LabelRate.Of(new Proportion(c.Value.Responses, c.Value.Exposures))));
        return new FamilyReport(
            tally.Family, MinimumData.OfCustomers(reached), total, reached, [.. channels, tally.Count(None, total, null)])
        {
            Parameters = new Dictionary<string, double?>
            {
                ["responseDays"] = rules.ResponseDays,
                ["priorExposures"] = ChannelPreference.PriorExposures,
                ["leastExposures"] = ChannelPreference.LeastExposures,
            },
        };
    }

    public static FamilyReport OfHours(LabelTally tally, IReadOnlyList<long> population, long customers, long total)
    {
        var all = population.Sum();
        if (all == 0)
        {
            return FamilyReport.Without(tally.Family, total);
        }

        var blocks = population.Select((count, block) =>
        {
            var key = KeyOf(block * HourPreference.BlockHours);
            return tally.Count(Label.Of(key, $"{key} 点", $"{key} h"), total, LabelRate.Of(new Proportion(count, all)));
        });
        return new FamilyReport(
            tally.Family, MinimumData.OfCustomers(customers), total, customers, [.. blocks, tally.Count(None, total, null)])
        {
            Parameters = new Dictionary<string, double?>
            {
                ["priorExposures"] = ChannelPreference.PriorExposures,
                ["leastExposures"] = ChannelPreference.LeastExposures,
            },
            Estimates = new Dictionary<string, double?> { ["timedInteractions"] = all },
        };
    }

    private static Label NameOf(string channel) => channel switch
    {
        Message => Label.Of(channel, "一对一消息", "one-to-one message"),
        Link => Label.Of(channel, "追踪链接", "tracked link"),
        _ => Label.Of(channel, channel, channel),
    };
}
