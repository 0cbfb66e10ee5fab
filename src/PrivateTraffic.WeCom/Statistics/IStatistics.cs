using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Statistics;

/// <summary>Figures about members. Every method may throw <see cref="WeComCallException"/>.</summary>
public interface IStatistics
{
    /// <summary>
    /// Activity of one member, one row a day (D92132). WeCom sums several members into one row, so each is asked about alone.
    /// </summary>
    /// <param name="member">Whom.</param>
    /// <param name="from">First day, of Beijing; from 180 days ago to yesterday.</param>
    /// <param name="to">Last day, included; at most 30 days after <paramref name="from"/>. Today is refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<MemberActivity>> GetMemberActivityAsync(
        MemberId member, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
