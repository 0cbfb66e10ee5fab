using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;
using PastSend = PrivateTraffic.Domain.Scripts.ScriptSend;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>What the texts of scripts may name of a customer and a member.</summary>
internal sealed record ScriptPeople(string? CustomerName, string? Remark, string MemberName, string? LastCategory, DateOnly? AddedOn, bool InGroupChat);

/// <summary>Suggests scripts for a customer, from where they stand now and what was sent to them before.</summary>
internal sealed class Suggestions(PrivateTrafficDb db, ScriptShelf shelf)
{
    /// <summary>Days of history that the ranking looks at.</summary>
    private const int LookBackDays = 31;

    /// <summary>The scripts most worth sending, the best first.</summary>
    public async Task<IReadOnlyList<SuggestionResponse>> ForAsync(
        Standings.Now now,
        long customerId,
        string userId,
        ScriptPeople people,
        Obstacle? obstacle,
        TextLanguage language,
        int count,
        CancellationToken cancellation)
    {
        if (now.Placement is not { } placement)
        {
            return [];
        }

        var since = now.Corp.Calendar.StartOf(now.Today.AddDays(-LookBackDays)).UtcDateTime;
        var past = await db.ScriptSends.AsNoTracking()
            .Where(s => s.CustomerId == customerId && s.At >= since)
            .Select(s => new { s.ScriptKey, s.At, s.UserId, s.Outcome }).ToListAsync(cancellation);
        var facts = CardFacts.Of(placement, now.Model.Model);
        facts = facts with
        {
            Obstacle = obstacle,
            DaysSinceAdded = people.AddedOn is { } added ? now.Today.DayNumber - added.DayNumber : null,
            InGroupChat = people.InGroupChat,
            Language = language,
            Sends = [.. past.Where(s => s.Outcome != SendOutcome.NotSuitable).Select(s => new PastSend(s.ScriptKey, DayOf(s.At), ResultOf(s.Outcome)))],
            NotSuitable = [.. past.Where(s => s.Outcome == SendOutcome.NotSuitable && s.UserId == userId).Select(s => new NotSuitableMark(s.ScriptKey, DayOf(s.At)))],
            Values = facts.Values with
            {
                CustomerName = people.CustomerName,
                CustomerRemark = people.Remark,
                MemberName = people.MemberName,
                LastOrderCategory = people.LastCategory,
            },
        };
        return [.. shelf.Ranking.Best(facts, count).Select(r => Response(r, language))];

        DateOnly DayOf(DateTime at) => now.Corp.Calendar.DayOf(at);
    }

    /// <summary>The obstacles one can choose from, the most usual first.</summary>
    public static IReadOnlyList<ObstacleResponse> Obstacles(TextLanguage language) =>
        [.. Obstacle.All.Select(o => new ObstacleResponse(o.Key, o.Name.In(language)))];

    private static SuggestionResponse Response(RankedScript ranked, TextLanguage language) => new(
        ranked.Script.Key,
        ranked.Script.Name.In(language),
        ranked.Script.Group.Name.In(language),
        ranked.Text,
        ranked.Reason.In(language),
        ranked.Script.For.Obstacles is [var obstacle, ..] ? new ObstacleResponse(obstacle.Key, obstacle.Name.In(language)) : null,
        ranked.SentLately);

    private static ScriptSendResult ResultOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent => ScriptSendResult.Ok,
        SendOutcome.Cancelled => ScriptSendResult.Cancel,
        SendOutcome.Failed => ScriptSendResult.Fail,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
