using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Domain.Histories;

namespace PrivateTraffic.Domain.Tests;

/// <summary>Short verbs that make facts; a test states only what it is about. Day 0 is 2026-01-01.</summary>
internal static class A
{
    public static DateOnly Day(int offset) => new DateOnly(2026, 1, 1).AddDays(offset);

    public static FactTime Time(int day, int? second = 36_000) => new(Day(day), second);

    public static Order Order(int day, long amount = 10_000, params (int Day, long Amount)[] refunds) =>
        new(Time(day), amount, [.. refunds.Select(r => new Refund(Day(r.Day), r.Amount))]);

    public static CustomerHistory Customer(int? added = 0, int[]? likes = null, Order[]? orders = null) =>
        CustomerHistory.Empty
            .WithAddedOn(added is { } day ? Day(day) : null)
            .WithInteractions((likes ?? []).Select(d => new Interaction(InteractionKind.Like, Time(d))))
            .WithOrders(orders ?? []);
}
