using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>An audience that is stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it keeps up with customers.</param>
/// <param name="Text">Its definition as text; null for audiences made by hand.</param>
/// <param name="Definition">Its definition as a tree; null likewise.</param>
/// <param name="CreatedBy">WeCom's userid of whoever made it; null from a shell.</param>
/// <param name="ChangedAt">When name, kind or definition were changed last.</param>
/// <param name="BuiltAt">When it was counted last.</param>
/// <param name="BuildMilliseconds">How long that took.</param>
/// <param name="Size">How many there were; null where it was counted over customers whom you may not see.</param>
/// <param name="MayChange">Whether you may change or delete it.</param>
public sealed record AudienceResponse(
    long Id,
    string Name,
    AudienceKind Kind,
    string? Text,
    DefinitionShape? Definition,
    string? CreatedBy,
    DateTime ChangedAt,
    DateTime? BuiltAt,
    int? BuildMilliseconds,
    long? Size,
    bool MayChange);

/// <summary>All audiences, by name.</summary>
public sealed record AudiencesResponse(IReadOnlyList<AudienceResponse> Audiences);

/// <summary>How many belong to a draft, and what each condition does.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Text">The definition as text, in the form in which it is stored.</param>
/// <param name="Definition">The definition as a tree.</param>
/// <param name="Total">All customers whom you may see.</param>
/// <param name="Count">Those who belong.</param>
/// <param name="Effects">One for each condition from top to bottom, those of the exclude block last.</param>
/// <param name="Samples">Some of those who belong, with names where you may see them.</param>
/// <param name="Unknown">Names in the definition of which nothing is known.</param>
/// <param name="Warnings">tags-of-today: on a past day tags, groups, members, channels and relations are those of today.</param>
/// <param name="ContactsReadAt">When tags, groups, members, channels and relations were read.</param>
/// <param name="Milliseconds">How long counting took.</param>
public sealed record AudienceCountResponse(
    DateOnly AsOf,
    string Text,
    DefinitionShape Definition,
    long Total,
    long Count,
    IReadOnlyList<EffectResponse> Effects,
    IReadOnlyList<CustomerRow> Samples,
    IReadOnlyList<UnknownName> Unknown,
    IReadOnlyList<string> Warnings,
    DateTimeOffset ContactsReadAt,
    double Milliseconds);

/// <summary>What a condition does.</summary>
/// <param name="Text">The condition.</param>
/// <param name="Holds">For how many it holds, whatever else is asked.</param>
/// <param name="Without">How many would belong without it.</param>
public sealed record EffectResponse(string Text, long Holds, long Without);

/// <summary>A name that stands for nothing.</summary>
/// <param name="Field">tag, group, member or channel.</param>
/// <param name="Name">The name.</param>
public sealed record UnknownName(string Field, string Name);

/// <summary>Two audiences beside each other.</summary>
/// <param name="Left">How many belong to the first.</param>
/// <param name="Right">How many belong to the second.</param>
/// <param name="Both">To both.</param>
/// <param name="OnlyLeft">To the first alone.</param>
/// <param name="OnlyRight">To the second alone.</param>
/// <param name="Either">To either.</param>
public sealed record ComparisonResponse(long Left, long Right, long Both, long OnlyLeft, long OnlyRight, long Either);

/// <summary>Why somebody is in an audience, or is not.</summary>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="AsOf">The day.</param>
/// <param name="IsIn">Whether the definition holds for them on that day.</param>
/// <param name="IsMember">Whether they are among those who are kept; null for audiences that keep nobody.</param>
/// <param name="Include">How the conditions came out; null without a definition.</param>
/// <param name="Exclude">How those of the exclude block did; null without one.</param>
/// <param name="Warnings">As for counts.</param>
public sealed record WhyResponse(
    long CustomerId,
    DateOnly AsOf,
    bool IsIn,
    bool? IsMember,
    AudienceReasonResponse? Include,
    AudienceReasonResponse? Exclude,
    IReadOnlyList<string> Warnings);

/// <summary>How a group or a condition came out.</summary>
/// <param name="Kind">As in a definition.</param>
/// <param name="Text">The condition; null for groups.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Values">The values found, for conditions on values.</param>
/// <param name="Number">The number found; fen for amounts.</param>
/// <param name="Day">The day found.</param>
/// <param name="Condition">What was asked; null for groups.</param>
/// <param name="Parts">The parts of a group.</param>
public sealed record AudienceReasonResponse(
    string Kind,
    string? Text,
    bool Held,
    IReadOnlyList<string> Values,
    long? Number,
    DateOnly? Day,
    NodeShape? Condition,
    IReadOnlyList<AudienceReasonResponse> Parts);

/// <summary>What conditions can be about in this company.</summary>
/// <param name="Tags">Corp tags.</param>
/// <param name="Groups">Group chats.</param>
/// <param name="Members">Members.</param>
/// <param name="Channels">Channels by which somebody was added.</param>
public sealed record VocabularyResponse(
    IReadOnlyList<NamedValue> Tags,
    IReadOnlyList<NamedValue> Groups,
    IReadOnlyList<NamedValue> Members,
    IReadOnlyList<NamedValue> Channels);

/// <summary>A value that can be chosen.</summary>
/// <param name="Value">What stands in the definition.</param>
/// <param name="Label">What people read.</param>
public sealed record NamedValue(string Value, string Label);
