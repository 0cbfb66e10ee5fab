using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;
using RankedSend = PrivateTraffic.Domain.Scripts.ScriptSend;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>What the texts of scripts may name of a customer and a member.</summary>
/// <param name="CustomerName">The customer's own name.</param>
/// <param name="Remark">The member's name for the customer.</param>
/// <param name="MemberName">The member.</param>
/// <param name="LastCategory">What was bought last.</param>
/// <param name="AddedOn">When the customer was first added.</param>
/// <param name="InGroupChat">Whether the customer is in a group chat.</param>
/// <param name="Tags">The corp tags that the member gave.</param>
internal sealed record ScriptPeople(
    string? CustomerName,
    string? Remark,
    string MemberName,
    string? LastCategory,
    DateOnly? AddedOn,
    bool InGroupChat,
    IReadOnlyList<TagResponse> Tags);

/// <summary>For whom scripts are wanted, and against what.</summary>
/// <param name="Now">Where the customer stands.</param>
/// <param name="CustomerId">Our number of the customer.</param>
/// <param name="UserId">The member who will send.</param>
/// <param name="People">What the texts may name.</param>
/// <param name="Obstacle">Why the customer does not take the next step; null for no matter.</param>
/// <param name="Language">The language of names and texts.</param>
internal sealed record ScriptsWanted(
    Standings.Now Now, long CustomerId, string UserId, ScriptPeople People, Obstacle? Obstacle, TextLanguage Language);

/// <summary>A script that was sent to a customer before.</summary>
internal readonly record struct PastSend(string ScriptKey, DateTime At, string UserId, SendOutcome Outcome);

/// <summary>
/// Suggests scripts for a customer, from where they stand now and what was sent to them before. Safe to share between threads.
/// </summary>
internal sealed class Suggestions(ScriptShelf shelf)
{
    /// <summary>Days of history that the ranking looks at.</summary>
    private const int LookBackDays = 31;

    /// <summary>The scripts most worth sending, the best first; none for a customer who has not been placed.</summary>
    /// <param name="wanted">For whom.</param>
    /// <param name="past">What was sent to them since <see cref="Since"/>.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<SuggestionResponse> Best(ScriptsWanted wanted, IReadOnlyList<PastSend> past, int count) =>
        FactsOf(wanted, past) is { } facts
            ? [.. shelf.Ranking.Best(facts, count).Select(r => Response(r, wanted))]
            : [];

    /// <summary>All scripts that can be sent: the ones worth sending, the best first, then the rest of the library.</summary>
    /// <param name="wanted">For whom.</param>
    /// <param name="past">What was sent to them since <see cref="Since"/>.</param>
    public IReadOnlyList<SuggestionResponse> All(ScriptsWanted wanted, IReadOnlyList<PastSend> past)
    {
        if (FactsOf(wanted, past) is not { } facts)
        {
            return [];
        }

        var ranking = shelf.Ranking;
        return
        [
            .. ranking.Best(facts, int.MaxValue).Select(r => Response(r, wanted)),
            .. ranking.Others(facts).Select(o => Response(o.Script, o.Text, o.Script.Goal.In(wanted.Language), o.SentLately, false, wanted)),
        ];
    }

    /// <summary>From when on the ranking looks at what was sent.</summary>
    public static DateTime Since(KnownCorp corp, DateOnly today) => corp.Calendar.StartOf(today.AddDays(-LookBackDays)).UtcDateTime;

    /// <summary>The obstacles one can choose from, the most usual first.</summary>
    public static IReadOnlyList<ObstacleResponse> Obstacles(TextLanguage language) =>
        [.. Obstacle.All.Select(o => new ObstacleResponse(o.Key, o.Name.In(language)))];

    private static CardFacts? FactsOf(ScriptsWanted wanted, IReadOnlyList<PastSend> past)
    {
        var (now, people) = (wanted.Now, wanted.People);
        if (now.Placement is not { } placement)
        {
            return null;
        }

        var facts = CardFacts.Of(placement, now.Model.Model);
        return facts with
        {
            Obstacle = wanted.Obstacle,
            DaysSinceAdded = people.AddedOn is { } added ? now.Today.DayNumber - added.DayNumber : null,
            InGroupChat = people.InGroupChat,
            Language = wanted.Language,
            Sends = [.. past.Where(s => s.Outcome != SendOutcome.NotSuitable).Select(s => new RankedSend(s.ScriptKey, DayOf(s.At), ResultOf(s.Outcome)))],
            NotSuitable =
            [
                .. past.Where(s => s.Outcome == SendOutcome.NotSuitable && s.UserId == wanted.UserId)
                    .Select(s => new NotSuitableMark(s.ScriptKey, DayOf(s.At))),
            ],
            Values = facts.Values with
            {
                CustomerName = people.CustomerName,
                CustomerRemark = people.Remark,
                MemberName = people.MemberName,
                CompanyName = now.Corp.Settings?.Name,
                LastOrderCategory = people.LastCategory,
                Tags = people.Tags.GroupBy(t => t.Group).ToDictionary(g => g.Key, g => string.Join('、', g.Select(t => t.Name))),
            },
        };

        DateOnly DayOf(DateTime at) => now.Corp.Calendar.DayOf(at);
    }

    private static SuggestionResponse Response(RankedScript ranked, ScriptsWanted wanted) =>
        Response(ranked.Script, ranked.Text, ranked.Reason.In(wanted.Language), ranked.SentLately, true, wanted);

    private static SuggestionResponse Response(
        Script script, string text, string reason, bool sentLately, bool suggested, ScriptsWanted wanted)
    {
        var obstacles = script.For.Obstacles;
        var obstacle = wanted.Obstacle is { } asked && obstacles.Contains(asked) ? asked : obstacles is [var first, ..] ? first : null;
        return new SuggestionResponse(
            script.Key,
            script.Name.In(wanted.Language),
            script.Group.Name.In(wanted.Language),
            text,
            reason,
            obstacle is null ? null : new ObstacleResponse(obstacle.Key, obstacle.Name.In(wanted.Language)),
            sentLately,
            suggested);
    }

    private static ScriptSendResult ResultOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent => ScriptSendResult.Ok,
        SendOutcome.Cancelled => ScriptSendResult.Cancel,
        SendOutcome.Failed => ScriptSendResult.Fail,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
