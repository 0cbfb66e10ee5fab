using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PrivateTraffic.Data;

namespace PrivateTraffic.Api.Access;

/// <summary>
/// Who may see what, from directory and settings. What was read is trusted for half a minute, so that a page of many requests asks the
/// database once, and a change of role is felt soon.
/// </summary>
internal sealed class RoleDirectory(
    IDbContextFactory<PrivateTrafficDb> databases, IOptionsMonitor<AccessOptions> options, TimeProvider clock)
{
    private const long RootDepartment = 1;
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(int Corp, string User), (Standing Standing, DateTimeOffset ReadAt)> known = new();

    /// <summary>Somebody who is known to be a member; null when they have left the company since.</summary>
    /// <param name="corpId">Our number of the corp.</param>
    /// <param name="userId">The userid, lower case.</param>
    /// <param name="knownAt">When they were known to be one; null for now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<SignedInMember?> FindAsync(int corpId, string userId, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var standing = await StandingAsync(corpId, userId, cancellation);
        return knownAt?.UtcDateTime < standing.GoneAt ? null : new SignedInMember(corpId, userId, standing.Role);
    }

    /// <summary>What a member may see.</summary>
    public async ValueTask<Visibility> VisibilityAsync(SignedInMember member, CancellationToken cancellation) =>
        (await StandingAsync(member.CorpId, member.UserId, cancellation)).Visibility;

    private async ValueTask<Standing> StandingAsync(int corpId, string userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue((corpId, userId), out var entry) && now - entry.ReadAt < TrustedFor)
        {
            return entry.Standing;
        }

        var standing = await ReadAsync(corpId, userId, cancellation);
        known[(corpId, userId)] = (standing, now);
        return standing;
    }

    private async Task<Standing> ReadAsync(int corpId, string userId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var member = await db.Members.AsNoTracking().Where(m => m.CorpId == corpId && m.UserId == userId)
            .Select(m => new { m.LeaderOf, m.GoneAt }).FirstOrDefaultAsync(cancellation);
        var leads = member is { GoneAt: null } ? member.LeaderOf : [];
        var (role, visibility) =
            IsListed(options.CurrentValue.Administrators, userId) ? (Role.Administrator, Visibility.Everybody)
            : IsListed(options.CurrentValue.Managers, userId) || leads.Contains(RootDepartment) ? (Role.Manager, Visibility.Everybody)
            : leads.Count == 0 ? (Role.Staff, Visibility.OfMembers([userId]))
            : (Role.Leader, Visibility.OfMembers([userId, .. await MembersBelowAsync(db, corpId, leads, cancellation)]));
        return new Standing(role, visibility, member?.GoneAt);
    }

    private static async Task<IEnumerable<string>> MembersBelowAsync(
        PrivateTrafficDb db, int corpId, List<long> leads, CancellationToken cancellation)
    {
        var children = (await db.Departments.AsNoTracking().Where(d => d.CorpId == corpId && d.ParentId != null)
            .Select(d => new { d.DepartmentId, d.ParentId }).ToListAsync(cancellation)).ToLookup(d => d.ParentId!.Value, d => d.DepartmentId);
        var below = new HashSet<long>();
        var open = new Stack<long>(leads);
        while (open.TryPop(out var department))
        {
            if (below.Add(department))
            {
                foreach (var child in children[department])
                {
                    open.Push(child);
                }
            }
        }

        var members = await db.Members.AsNoTracking().Where(m => m.CorpId == corpId)
            .Select(m => new { m.UserId, m.Departments }).ToListAsync(cancellation);
        return members.Where(m => m.Departments.Exists(below.Contains)).Select(m => m.UserId);
    }

    private static bool IsListed(string[] userIds, string userId) => userIds.Contains(userId, StringComparer.OrdinalIgnoreCase);

    private sealed record Standing(Role Role, Visibility Visibility, DateTime? GoneAt);
}
