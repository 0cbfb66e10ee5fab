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

    public async ValueTask<SignedInMember> SignedInAsync(int corpId, string userId, CancellationToken cancellation) =>
        new(corpId, userId, (await StandingAsync(corpId, userId, cancellation)).Role);

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
        if (IsListed(options.CurrentValue.Administrators, userId))
        {
            return new Standing(Role.Administrator, Visibility.Everybody);
        }

        if (IsListed(options.CurrentValue.Managers, userId))
        {
            return new Standing(Role.Manager, Visibility.Everybody);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var leads = await db.Members.AsNoTracking()
            .Where(m => m.CorpId == corpId && m.UserId == userId && m.GoneAt == null)
            .Select(m => m.LeaderOf).FirstOrDefaultAsync(cancellation) ?? [];
        if (leads.Contains(RootDepartment))
        {
            return new Standing(Role.Manager, Visibility.Everybody);
        }

        return leads.Count == 0
            ? new Standing(Role.Staff, Visibility.OfMembers([userId]))
            : new Standing(Role.Leader, Visibility.OfMembers([userId, .. await MembersBelowAsync(db, corpId, leads, cancellation)]));
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

    private sealed record Standing(Role Role, Visibility Visibility);
}
