using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Messages.MassMessagesJson;

namespace PrivateTraffic.WeCom.Messages;

internal sealed class MassMessagesClient(ICallSender sender) : IMassMessages
{
    // Above its maximum WeCom silently uses the smaller default, so each listing asks for exactly the maximum (D93338).
    private const int MessagesPerPage = 100;
    private const int RowsPerPage = 1000;

    public Task<MassMessageReceipt> CreateAsync(
        MassMessageAudience audience, MassMessageContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(content);
        content.Check();
        var request = new CreateMassMessageRequest
        {
            ChatType = audience.Target.WireName(),
            Customers = audience.CustomerIds,
            Chats = audience.ChatIds,
            Tags = audience.Tags,
            Sender = audience.Sender,
            AllowSelect = audience.AllowSelect ? true : null,
            Text = content.WireText,
            Attachments = content.WireAttachments,
        };
        var call = Api.Once("externalcontact/add_msg_template", request, Wire.CreateMassMessageRequest, Wire.MassMessageReceipt);
        return sender.SendAsync(call, cancellationToken);
    }

    public IAsyncEnumerable<Page<MassMessage>> ListAsync(
        MassMessageTarget target,
        DateTimeOffset from,
        DateTimeOffset to,
        MassMessageOrigin origin,
        string startCursor,
        CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_groupmsg_list_v2";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MassMessage>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MassMessageListRequest
            {
                ChatType = target.WireName(),
                From = from,
                To = to,
                Origin = origin,
                Limit = MessagesPerPage,
                Cursor = cursor,
            };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MassMessageListRequest, Wire.MassMessageListReply), ct);
            return new(reply.Messages, reply.NextCursor);
        }
    }

    public IAsyncEnumerable<Page<MassMessageTask>> ListTasksAsync(
        GroupSendId message, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_groupmsg_task";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MassMessageTask>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MassMessageRequest { Message = message, Limit = RowsPerPage, Cursor = cursor };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MassMessageRequest, Wire.MassMessageTasksReply), ct);
            return new(reply.Tasks, reply.NextCursor);
        }
    }

    public IAsyncEnumerable<Page<MassMessageResult>> ListResultsAsync(
        GroupSendId message, MemberId member, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_groupmsg_send_result";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MassMessageResult>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MassMessageRequest { Message = message, Sender = member, Limit = RowsPerPage, Cursor = cursor };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MassMessageRequest, Wire.MassMessageResultsReply), ct);
            return new(reply.Results, reply.NextCursor);
        }
    }

    public Task RemindAsync(GroupSendId message, CancellationToken cancellationToken) => sender.SendAsync(
        Api.Once(
            "externalcontact/remind_groupmsg_send",
            new MassMessageRequest { Message = message },
            Wire.MassMessageRequest,
            EmptyReply.Type),
        cancellationToken);

    public Task CancelAsync(GroupSendId message, CancellationToken cancellationToken) => sender.SendAsync(
        Api.Repeatable(
            "externalcontact/cancel_groupmsg_send",
            new MassMessageRequest { Message = message },
            Wire.MassMessageRequest,
            EmptyReply.Type),
        cancellationToken);
}
