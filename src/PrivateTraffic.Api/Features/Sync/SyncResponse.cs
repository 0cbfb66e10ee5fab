using PrivateTraffic.Data.Runs;

namespace PrivateTraffic.Api.Features.Sync;

/// <summary>How the data come in.</summary>
/// <param name="IsConfigured">Whether a WeCom app is configured; without one there is nothing to pull.</param>
/// <param name="IsRunning">Whether this process is pulling now. A run that has not finished and is not running goes on with the next pull.</param>
/// <param name="EveryMinutes">How often this process pulls by itself; null when it leaves that to others.</param>
/// <param name="Current">The run under way, or the last one; null before the first.</param>
/// <param name="LastFullAt">When a full pull last finished.</param>
/// <param name="LastIncrementalAt">When an incremental pull last finished.</param>
/// <param name="Counts">What is stored.</param>
/// <param name="Placement">How the placements stand.</param>
/// <param name="WaitingCallbacks">Callbacks received and not yet applied.</param>
/// <param name="Tags">Tags on their way to WeCom.</param>
/// <param name="Quotas">Calls left, for each API of WeCom that was used lately.</param>
public sealed record SyncResponse(
    bool IsConfigured,
    bool IsRunning,
    int? EveryMinutes,
    RunResponse? Current,
    DateTime? LastFullAt,
    DateTime? LastIncrementalAt,
    StoredCounts Counts,
    PlacementState Placement,
    long WaitingCallbacks,
    TagQueueResponse Tags,
    IReadOnlyList<QuotaResponse> Quotas);

/// <summary>A run and its steps.</summary>
/// <param name="Id">The number of the run.</param>
/// <param name="Kind">Full or incremental.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended; null while it runs or waits to go on.</param>
/// <param name="Problem">What stopped it, in words; null when nothing did.</param>
/// <param name="Remedy">What to do about the problem.</param>
/// <param name="Steps">The steps in their order.</param>
public sealed record RunResponse(
    long Id,
    RunKind Kind,
    DateTime StartedAt,
    DateTime? FinishedAt,
    string? Problem,
    string? Remedy,
    IReadOnlyList<StepResponse> Steps);

/// <summary>A step of a run: all parts of an area together.</summary>
/// <param name="Area">members, tags, contacts, groups, moments, bills, statistics, placements.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Done">Things read so far.</param>
/// <param name="Parts">Parts of the area.</param>
/// <param name="PartsDone">Parts that are finished.</param>
public sealed record StepResponse(string Area, StepState State, long Done, int Parts, int PartsDone);

/// <summary>What is stored.</summary>
public sealed record StoredCounts(
    long Customers, long Contacts, long Relations, long Members, long Groups, long Moments, long Interactions, long Orders);

/// <summary>How the placements stand.</summary>
/// <param name="Placed">Customers who are placed.</param>
/// <param name="Waiting">Customers with facts that no placement has seen yet.</param>
public sealed record PlacementState(long Placed, long Waiting);

/// <summary>Calls of an API.</summary>
/// <param name="Api">Such as <c>externalcontact/batch/get_by_user</c>.</param>
/// <param name="MinuteLimit">Calls allowed in any minute.</param>
/// <param name="LeftThisMinute">Of these, how many may still be made.</param>
/// <param name="HourLimit">Calls allowed in any hour.</param>
/// <param name="LeftThisHour">Of these, how many may still be made.</param>
/// <param name="BlockedUntil">Until when WeCom refuses calls; null when it does not.</param>
public sealed record QuotaResponse(
    string Api, int MinuteLimit, int LeftThisMinute, int HourLimit, int LeftThisHour, DateTime? BlockedUntil);

/// <summary>Decisions about tags that WeCom has not been told yet, or refuses.</summary>
/// <param name="Waiting">How many wait.</param>
/// <param name="Since">Since when the oldest waits; null when none does.</param>
/// <param name="Failed">How many WeCom refuses for good.</param>
/// <param name="Problems">Those that have failed at least once, the latest decisions first; at most twenty.</param>
public sealed record TagQueueResponse(long Waiting, DateTime? Since, long Failed, IReadOnlyList<TagProblemResponse> Problems);

/// <summary>A tag that did not reach WeCom.</summary>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="Member">The name of the member whose relation it is.</param>
/// <param name="Tag">The name of the tag; its id where it is no longer in the library.</param>
/// <param name="IsOn">Whether it was to be given; false for one that was to be taken off.</param>
/// <param name="SetAt">When it was decided.</param>
/// <param name="IsFinal">Whether it is tried no more.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried next; null when it is not.</param>
/// <param name="Problem">What stopped the last attempt.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record TagProblemResponse(
    long CustomerId,
    string Member,
    string Tag,
    bool IsOn,
    DateTime SetAt,
    bool IsFinal,
    int Attempts,
    DateTime? NextAt,
    string Problem,
    string Remedy);
