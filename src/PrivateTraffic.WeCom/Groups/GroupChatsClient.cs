using System.Runtime.CompilerServices;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Groups.GroupsJson;

namespace PrivateTraffic.WeCom.Groups;

internal sealed class GroupChatsClient(ICallSender sender) : IGroupChats
{
    private const int OwnersPerCall = 100;
    private const int ChatsPerPage = 1000;
    private const int OwnersPerPage = 1000;

    public IAsyncEnumerable<Page<GroupChatEntry>> ListAsync(
        IReadOnlyCollection<MemberId> owners, GroupChatStatus? status, string startCursor, int limit, CancellationToken cancellationToken)
    {
        Limits.RequireCount(owners, OwnersPerCall);
        Limits.RequireRange(limit, ChatsPerPage);
        if (status == GroupChatStatus.Normal)
        {
            throw new ArgumentException("WeCom cannot list normal groups alone: 0 means all of them.", nameof(status));
        }

        const string Operation = "externalcontact/groupchat/list";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<GroupChatEntry>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new GroupListRequest { Status = status, Owners = new() { Owners = owners }, Cursor = cursor, Limit = limit };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.GroupListRequest, Wire.GroupListReply), ct);
            return new(reply.Chats, reply.NextCursor);
        }
    }

    public async Task<GroupChat> GetAsync(ChatId chat, CancellationToken cancellationToken)
    {
        var request = new GroupGetRequest { Chat = chat, NeedName = 1 };
        var call = Api.Read("externalcontact/groupchat/get", request, Wire.GroupGetRequest, Wire.GroupGetReply);
        return (await sender.SendAsync(call, cancellationToken)).Chat;
    }

    public async IAsyncEnumerable<GroupFiguresOfOwner> GetFiguresByOwnerAsync(
        IReadOnlyCollection<MemberId> owners,
        DateOnly from,
        DateOnly to,
        GroupStatisticsOrder order,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Limits.RequireCount(owners, OwnersPerCall);
        const string Operation = "externalcontact/groupchat/statistic";
        GroupFiguresByOwnerReply reply;
        var offset = 0;
        do
        {
            var request = new GroupFiguresRequest
            {
                From = from,
                To = to,
                Owners = new() { Owners = owners },
                Order = order,
                Offset = offset,
                Limit = OwnersPerPage,
            };
            reply = await sender.SendAsync(
                Api.Read(Operation, request, Wire.GroupFiguresRequest, Wire.GroupFiguresByOwnerReply), cancellationToken);
            foreach (var item in reply.Items)
            {
                yield return item;
            }

            if (reply.NextOffset <= offset && reply.NextOffset < reply.Total)
            {
                throw new WeComTransportException(Operation, TransportFailure.UnexpectedShape);
            }

            offset = reply.NextOffset;
        }
        while (offset < reply.Total);
    }

    public async Task<IReadOnlyList<GroupFiguresOfDay>> GetFiguresByDayAsync(
        IReadOnlyCollection<MemberId> owners, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        Limits.RequireCount(owners, OwnersPerCall);
        var request = new GroupFiguresRequest { From = from, To = to, Owners = new() { Owners = owners } };
        var call = Api.Read(
            "externalcontact/groupchat/statistic_group_by_day", request, Wire.GroupFiguresRequest, Wire.GroupFiguresByDayReply);
        return (await sender.SendAsync(call, cancellationToken)).Items;
    }
}
