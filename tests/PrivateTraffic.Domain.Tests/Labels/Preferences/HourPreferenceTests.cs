using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Labels.Preferences;

namespace PrivateTraffic.Domain.Tests.Labels.Preferences;

public sealed class HourPreferenceTests
{
    private static readonly HourPreference Preference = new([10, 5, 100, 300, 300, 300, 400, 385]);

    [Fact]
    public void Who_is_always_there_in_the_evening_prefers_the_evening() => Preference.PreferredBy([0, 0, 0, 0, 0, 1, 14, 1]).ShouldBe(18);

    [Fact]
    public void Who_comes_at_any_time_prefers_none() => Preference.PreferredBy([0, 0, 2, 2, 2, 2, 2, 2]).ShouldBeNull();

    [Fact]
    public void Interactions_are_counted_by_blocks_of_three_hours_where_their_time_is_known()
    {
        Span<long> blocks = new long[8];

        var untimed = new Interaction(InteractionKind.Open, new FactTime(A.Day(1), null));
        HourPreference.Count([At(0), At(10_799), At(10_800), At(86_399), At(89_999), untimed], blocks);

        blocks.ToArray().ShouldBe([2, 1, 0, 0, 0, 0, 0, 2]);
    }

    [Fact]
    public void A_day_has_eight_blocks() => Should.Throw<ArgumentException>(() => new HourPreference([1, 2, 3]));

    private static Interaction At(int second) => new(InteractionKind.Chat, A.Time(1, second));
}
