using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Matrix;

public sealed class InteractionAxisTests
{
    private static readonly InteractionAxis Axis = new() { WindowDays = 30, Low = 1, Medium = 5, High = 10 };

    [Theory]
    [InlineData(InteractionBand.Silent, 0, 0)]
    [InlineData(InteractionBand.Low, 1, 1)]
    [InlineData(InteractionBand.Medium, 5, 4)]
    [InlineData(InteractionBand.High, 10, 8)]
    public void A_band_is_left_a_fifth_below_where_it_is_entered(InteractionBand band, int entry, int exit)
    {
        Axis.EntryOf(band).ShouldBe(entry);
        Axis.ExitOf(band).ShouldBe(exit);
    }

    [Fact]
    public void One_long_chat_is_one_interaction_day()
    {
        var chatty = CustomerHistory.Empty.WithInteractions(
            Enumerable.Range(0, 200).Select(i => new Interaction(InteractionKind.Chat, A.Time(10, i))));

        Place(chatty, 10).InteractionDays.ShouldBe(1);
    }

    [Fact]
    public void Promotion_is_immediate() =>
        Place(A.Customer(likes: [1, 2, 3, 4, 5]), 5).Cell.Band.ShouldBe(InteractionBand.Medium);

    [Fact]
    public void Demotion_needs_a_clear_drop()
    {
        var customer = A.Customer(likes: [1, 2, 10, 11, 12]);

        var oneLess = Place(customer, 31);
        oneLess.InteractionDays.ShouldBe(4);
        oneLess.Cell.Band.ShouldBe(InteractionBand.Medium);
        oneLess.NextOn.ShouldBe(A.Day(32), "the second day leaves the window then");

        var twoLess = Place(customer, 32);
        twoLess.InteractionDays.ShouldBe(3);
        twoLess.Cell.Band.ShouldBe(InteractionBand.Low);
    }

    [Fact]
    public void Four_days_are_low_for_those_who_come_from_below() =>
        Place(A.Customer(likes: [1, 2, 10, 11]), 11).Cell.Band.ShouldBe(InteractionBand.Low);

    [Fact]
    public void The_window_holds_its_length_in_days_the_last_one_included()
    {
        var customer = A.Customer(likes: [1]);

        Place(customer, 30).Cell.Band.ShouldBe(InteractionBand.Low);
        Place(customer, 31).Cell.Band.ShouldBe(InteractionBand.Silent);
    }

    [Fact]
    public void Kinds_that_the_axis_does_not_count_change_nothing()
    {
        var placer = new Placer(new SegmentationModel { Interaction = Axis with { Kinds = EventSet.Comment } });

        placer.Place(A.Customer(likes: [1, 2, 3]).View(), A.Day(5))!.Value.InteractionDays.ShouldBe(0);
    }

    private static Placement Place(CustomerHistory history, int day) =>
        new Placer(new SegmentationModel { Interaction = Axis }).Place(history.View(), A.Day(day))!.Value;
}
