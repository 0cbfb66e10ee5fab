namespace PrivateTraffic.Domain.Rfm;

/// <summary>
/// How urgent it is to win a buyer of 重要挽留 back. Two questions decide: whether the buyer is among the few of the list who bring most of its
/// revenue, and whether they left lately, when a return is still likely.
/// </summary>
public enum RecallPriority
{
    /// <summary>Both: call today.</summary>
    First = 1,

    /// <summary>One of the two.</summary>
    Second = 2,

    /// <summary>Neither.</summary>
    Third = 3,
}
