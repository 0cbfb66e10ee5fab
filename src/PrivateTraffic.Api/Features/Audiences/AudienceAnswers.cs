using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Audiences;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Features.Audiences;

/// <summary>Who asks about audiences: what they see and may change.</summary>
/// <param name="CorpId">Our number of the corp.</param>
/// <param name="Visibility">Whose customers are counted and listed.</param>
/// <param name="UserId">WeCom's userid; null from a shell.</param>
/// <param name="MayChangeAll">Whether audiences of others may be changed, too.</param>
public sealed record AudienceReader(int CorpId, Visibility Visibility, string? UserId, bool MayChangeAll)
{
    /// <summary>Somebody at a shell.</summary>
    public static AudienceReader AtShell(int corpId) => new(corpId, Visibility.Everybody, null, true);

    /// <summary>Whether they may change an audience.</summary>
    internal bool MayChange(Audience audience) => MayChangeAll || (UserId is not null && audience.CreatedBy == UserId);
}

/// <summary>Finds and counts audiences for whoever asks.</summary>
internal sealed class AudienceAnswers(
    AudienceIndex index, AudienceStore store, ModelStore models, CorpRegistry corps, PrivateTrafficDb db, TimeProvider clock)
{
    /// <summary>Tags, groups, members, channels and relations have no past.</summary>
    private const string TagsOfToday = "tags-of-today";

    /// <summary>The day to count as of; null for today.</summary>
    public async Task<AudienceDay> DayAsync(int corpId, DateOnly? asOf, CancellationToken cancellation)
    {
        var corp = await corps.FindAsync(corpId, cancellation)
            ?? throw new ArgumentException($"There is no corp {corpId}.", nameof(corpId));
        var today = corp.Calendar.Today(clock);
        var day = asOf ?? today;
        return day <= today
            ? new AudienceDay(day, day == today, await models.InEffectAsync(corpId, day, cancellation))
            : throw RuleTexts.Broken("asOf", "asOf 不能晚于今天。", "asOf cannot be after today.");
    }

    /// <summary>The audience with a number.</summary>
    public async Task<Audience> FindAsync(AudienceReader reader, long id, CancellationToken cancellation) =>
        await store.FindAsync(reader.CorpId, id, cancellation) ?? throw new ProblemException(ProblemCode.UnknownAudience, id);

    /// <summary>Counts a definition.</summary>
    public async Task<AudienceCount> CountAsync(
        AudienceReader reader, AudienceDefinition definition, AudienceDay day, bool withEffects, CancellationToken cancellation)
    {
        var within = await reader.Visibility.CustomersAsync(db, reader.CorpId, cancellation);
        return await index.CountAsync(reader.CorpId, definition, day, within, withEffects, cancellation);
    }

    /// <summary>Who belongs to a stored audience: by its definition, or among those who are kept.</summary>
    public async Task<AudienceCount> MembersAsync(AudienceReader reader, Audience audience, AudienceDay day, CancellationToken cancellation)
    {
        if (audience.Kind == AudienceKind.Dynamic)
        {
            return await CountAsync(reader, AudienceParser.Parse(audience.Definition!), day, withEffects: false, cancellation);
        }

        var all = await CountAsync(reader, AudienceDefinition.Everybody, day, withEffects: false, cancellation);
        return all with { Members = all.Rows.SetOf(PackedIds.Unpack(audience.Members ?? [])).Keep(all.Everybody) };
    }

    /// <summary>Counts an audience and stores what was found.</summary>
    public async Task<Audience> BuildAsync(AudienceReader reader, Audience audience, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var day = await DayAsync(reader.CorpId, null, cancellation);
        var count = audience.Definition is { } text
            ? await CountAsync(reader, AudienceParser.Parse(text), day, withEffects: false, cancellation)
            : await MembersAsync(reader, audience, day, cancellation);
        audience.Members = audience.Kind switch
        {
            AudienceKind.Snapshot => PackedIds.Pack(count.Ids()),
            AudienceKind.Manual => audience.Members ?? [],
            _ => null,
        };
        (audience.Size, audience.BuiltBy) = (count.Members.Count, reader.UserId);
        (audience.BuiltAt, audience.BuildMilliseconds) =
            (clock.GetUtcNow().UtcDateTime, (int)Math.Ceiling(clock.GetElapsedTime(start).TotalMilliseconds));
        return audience;
    }

    /// <summary>What is doubtful about answers of a day.</summary>
    public static IReadOnlyList<string> WarningsOf(AudienceDay day, AudienceDefinition definition) =>
        !day.IsToday && definition.Conditions.Any(c => c is SetCondition { Field: >= SetField.Tag }) ? [TagsOfToday] : [];

    /// <summary>An audience as it is told.</summary>
    public static AudienceResponse Response(AudienceReader reader, Audience audience) => new(
        audience.Id,
        audience.Name,
        audience.Kind,
        audience.Definition,
        audience.Definition is { } text ? DefinitionShape.Of(AudienceParser.Parse(text)) : null,
        audience.CreatedBy,
        audience.ChangedAt,
        audience.BuiltAt,
        audience.BuildMilliseconds,
        reader.Visibility.IsEverybody || audience.BuiltBy == reader.UserId ? audience.Size : null,
        reader.MayChange(audience));
}

/// <summary>Reads definitions that somebody sent.</summary>
internal static class SentDefinition
{
    /// <summary>The definition, as text or as a tree; text wins.</summary>
    public static AudienceDefinition Read(string? text, DefinitionShape? shape)
    {
        try
        {
            return text is not null ? AudienceParser.Parse(text)
                : shape?.ToDefinition() ?? throw RuleTexts.Broken(
                    "text", "请给出定义：text 或 definition。", "Give a definition: text or definition.");
        }
        catch (AudienceSyntaxException error)
        {
            throw RuleTexts.Broken(text is null ? "definition" : "text", error.Text.Zh, error.Text.En);
        }
    }
}
