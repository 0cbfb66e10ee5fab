using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Tests.Seed;

public sealed class WorldTests
{
    private const int Size = 20_000;

    private static readonly int AnchorDay = Beijing.DayOf(new DateOnly(2026, 3, 1));
    private static readonly World World = new(new WorldSpec(42, Size, AnchorDay));
    private static readonly long Now = Beijing.StartOf(AnchorDay) + (10 * 3600);

    [Fact]
    public void The_anchor_day_has_exactly_the_customers_asked_for()
    {
        World.Customers.CountAt(Now).ShouldBe(Size);
        World.Customers.CountAt(World.Spec.GrowthStart - 1).ShouldBe(Size);
    }

    [Fact]
    public void Every_seeded_customer_had_joined_before_the_anchor_day()
    {
        Enumerable.Range(0, Size).Max(World.Customers.JoinedAt).ShouldBeLessThan(Beijing.StartOf(AnchorDay));
    }

    [Fact]
    public void New_customers_join_in_the_order_of_their_numbers()
    {
        var joined = Enumerable.Range(Size, 500).Select(World.Customers.JoinedAt).ToList();

        joined.ShouldBe(joined.Order());
        World.Customers.CountAt(joined[99]).ShouldBe(Size + 100);
        World.Customers.CountAt(joined[99] - 1).ShouldBe(Size + 99);
    }

    [Fact]
    public void A_later_look_at_orders_begins_with_what_an_earlier_one_saw()
    {
        var later = Now + (200L * Beijing.DaySeconds);
        for (var customer = 0; customer < 2000; customer++)
        {
            var earlier = World.Purchases.Of(customer, Now).ToList();

            World.Purchases.Of(customer, later).Take(earlier.Count).ShouldBe(earlier);
        }
    }

    [Fact]
    public void A_day_has_the_same_interactions_whatever_range_is_asked_for()
    {
        for (var customer = 0; customer < 500; customer++)
        {
            var whole = World.Interactions.Of(customer, AnchorDay - 100, AnchorDay).Where(i => i.Day == AnchorDay - 7);

            World.Interactions.Of(customer, AnchorDay - 7, AnchorDay - 7).ShouldBe(whole);
        }
    }

    [Fact]
    public void Bills_keep_their_places_when_the_clock_moves_on()
    {
        var ledger = new World(World.Spec).Bills;
        var before = ledger.Until(Now).ToArray();

        var after = ledger.Until(Now + (300L * Beijing.DaySeconds))[..before.Length].ToArray();

        after.ShouldBe(before);
    }

    [Fact]
    public void About_a_third_of_the_customers_have_bought()
    {
        var buyers = Enumerable.Range(0, Size).Count(i => World.Purchases.Of(i, Now).Any());

        (buyers / (double)Size).ShouldBeInRange(0.28, 0.37);
    }

    [Fact]
    public void About_one_customer_in_eight_has_more_than_one_member()
    {
        var shared = Enumerable.Range(0, Size).Count(i => World.Followers.MembersOf(i).Length > 1);

        (shared / (double)Size).ShouldBeInRange(0.10, 0.14);
    }

    [Fact]
    public void Activity_is_heavy_tailed_and_a_part_is_silent()
    {
        var counts = Enumerable.Range(0, 4000).Select(i => World.Interactions.Of(i, World.Spec.FirstDay, AnchorDay).Count())
            .OrderDescending().ToList();

        (counts.Count(c => c == 0) / 4000.0).ShouldBeInRange(0.25, 0.45);
        counts.Take(400).Sum().ShouldBeGreaterThan(counts.Sum() / 2);
    }

    [Fact]
    public void Customers_come_in_all_shapes()
    {
        var people = Enumerable.Range(0, 5000).ToList();

        people.Any(i => World.Customers.Name(i).Length == 0).ShouldBeTrue();
        people.Any(i => World.Customers.Name(i).Any(c => c is >= '\u0590' and <= '\u06FF')).ShouldBeTrue();
        people.Any(i => World.Customers.Name(i).Any(char.IsSurrogate)).ShouldBeTrue();
        people.Any(World.Customers.UsesWeCom).ShouldBeTrue();
        people.Any(i => !World.Customers.UsesWeCom(i) && World.Customers.UnionId(i) is null).ShouldBeTrue();
    }

    [Fact]
    public void Shopping_festivals_bring_orders_and_the_spring_festival_a_lull()
    {
        var paidOn = Enumerable.Range(0, Size).SelectMany(i => World.Purchases.Of(i, Now))
            .CountBy(o => Beijing.DateOf(Beijing.DayOf(o.PaidAt))).ToDictionary();

        paidOn[new DateOnly(2025, 11, 11)].ShouldBeGreaterThan(2 * paidOn[new DateOnly(2025, 10, 28)]);
        paidOn[new DateOnly(2026, 2, 18)].ShouldBeLessThan(paidOn[new DateOnly(2026, 1, 21)]);
    }

    [Fact]
    public void Ids_lead_back_to_their_customers_and_foreign_ids_to_nobody()
    {
        for (var customer = 0; customer < 2000; customer++)
        {
            var id = World.Customers.ExternalUserId(customer);

            World.Ids.TryRead(id, out var number, out _).ShouldBeTrue();
            number.ShouldBe(customer);
            World.Ids.TryRead(id[..^1] + (id[^1] == 'A' ? 'B' : 'A'), out _, out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void The_chronicle_of_two_days_is_that_of_each_day_in_turn()
    {
        var middle = Now + Beijing.DaySeconds;
        var end = middle + Beijing.DaySeconds;

        var both = World.Chronicle.Between(Now, end);

        both.ShouldBe([.. World.Chronicle.Between(Now, middle), .. World.Chronicle.Between(middle, end)]);
        both.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_group_belongs_to_the_member_among_whose_groups_it_is_counted()
    {
        for (var member = 0; member < World.Staff.Serving; member++)
        {
            var (first, end) = World.Groups.OfOwner(member);

            Enumerable.Range(first, end - first).ShouldAllBe(number => World.Groups[number].Owner == member);
        }
    }

    [Fact]
    public void Another_seed_is_another_world()
    {
        var other = new World(World.Spec with { Seed = 43 });

        other.Customers.ExternalUserId(0).ShouldNotBe(World.Customers.ExternalUserId(0));
    }
}
