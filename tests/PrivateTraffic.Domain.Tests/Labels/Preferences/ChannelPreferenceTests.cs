using PrivateTraffic.Domain.Labels.Preferences;

namespace PrivateTraffic.Domain.Tests.Labels.Preferences;

public sealed class ChannelPreferenceTests
{
    /// <summary>One in ten responds to a chat, one in five to a group message.</summary>
    private static readonly ChannelPreference Preference = new(new Dictionary<string, ChannelTally>
    {
        ["chat"] = new(10_000, 1_000),
        ["group"] = new(10_000, 2_000),
        ["moments"] = new(0, 0),
    });

    [Fact]
    public void A_rate_is_drawn_towards_that_of_all()
    {
        var rates = Preference.RatesOf(Own(chat: (10, 5)));

        rates.Select(r => r.Channel).ShouldBe(["chat", "group", "moments"]);
        rates[0].Mean.ShouldBe((5 + (20 * 0.1)) / 30, 1e-12);
        rates[0].StandardDeviation.ShouldBe(Math.Sqrt(7 / 30.0 * (23 / 30.0) / 31), 1e-12);
        rates[1].Mean.ShouldBe(0.2, 1e-12, "a channel never tried stands at the rate of all");
    }

    [Fact]
    public void A_channel_is_preferred_when_it_is_clearly_ahead()
    {
        Preference.PreferredBy(Own(chat: (30, 25))).ShouldBe("chat");
        Preference.PreferredBy(Own(chat: (30, 9))).ShouldBeNull("0.22 is not clearly above the 0.2 of groups");
        Preference.PreferredBy(Own()).ShouldBeNull();
    }

    [Fact]
    public void Four_exposures_prefer_nothing_however_lucky()
    {
        Preference.PreferredBy(Own(group: (4, 4))).ShouldBeNull();
        Preference.PreferredBy(Own(group: (5, 5))).ShouldBe("group");
    }

    [Fact]
    public void The_order_of_channels_changes_nothing()
    {
        var tallies = Own(chat: (12, 6), group: (9, 4));

        Preference.RatesOf(tallies.Reverse().ToDictionary()).ShouldBe(Preference.RatesOf(tallies));
    }

    [Fact]
    public void More_responses_than_exposures_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Preference.RatesOf(Own(chat: (3, 4))));

    private static Dictionary<string, ChannelTally> Own((long, long)? chat = null, (long, long)? group = null)
    {
        var own = new Dictionary<string, ChannelTally>();
        if (chat is { } c)
        {
            own["chat"] = new(c.Item1, c.Item2);
        }

        if (group is { } g)
        {
            own["group"] = new(g.Item1, g.Item2);
        }

        return own;
    }
}
