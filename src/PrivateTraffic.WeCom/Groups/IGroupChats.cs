using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Groups;

/// <summary>Customer groups whose owner the app can see. Every method may throw <see cref="WeComCallException"/>.</summary>
public interface IGroupChats
{
    /// <summary>Groups of up to 100 owners (D92120).</summary>
    /// <param name="owners">
    /// 1 to 100; owners who have left must be named too. WeCom allows none for "everybody" but refuses that for over 1,000 members (81017),
    /// so we always name them.
    /// </param>
    /// <param name="status">Only groups in this state; null for all. WeCom has no filter for <see cref="GroupChatStatus.Normal"/>.</param>
    /// <param name="startCursor">Empty to begin, or a stored <see cref="Page{T}.NextCursor"/>.</param>
    /// <param name="limit">Groups a page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="CursorInvalidException">The cursor is too old or of another list: begin again with an empty one.</exception>
    IAsyncEnumerable<Page<GroupChatEntry>> ListAsync(
        IReadOnlyCollection<MemberId> owners, GroupChatStatus? status, string startCursor, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// One group with everybody in it, by name. After a callback wait about 2 seconds first: part of the data follows later (D92130).
    /// </summary>
    /// <exception cref="WeComException">49008: dissolved. 86003: no such group, or not visible.</exception>
    Task<GroupChat> GetAsync(ChatId chat, CancellationToken cancellationToken);

    /// <summary>Figures by owner over some days, in pages of 1,000 (D92133).</summary>
    /// <param name="owners">1 to 100.</param>
    /// <param name="from">First day, of Beijing; from 180 days ago to yesterday.</param>
    /// <param name="to">Last day, included; at most 30 days after <paramref name="from"/>.</param>
    /// <param name="order">By what the owners are ordered.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<GroupFiguresOfOwner> GetFiguresByOwnerAsync(
        IReadOnlyCollection<MemberId> owners, DateOnly from, DateOnly to, GroupStatisticsOrder order, CancellationToken cancellationToken);

    /// <summary>Figures by day, summed over the owners (D92133).</summary>
    /// <inheritdoc cref="GetFiguresByOwnerAsync"/>
    Task<IReadOnlyList<GroupFiguresOfDay>> GetFiguresByDayAsync(
        IReadOnlyCollection<MemberId> owners, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
