using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Messages;
using static PrivateTraffic.WeCom.Moments.MomentsJson;

namespace PrivateTraffic.WeCom.Moments;

internal sealed class MomentsClient(ICallSender sender) : IMoments
{
    // Above its maximum WeCom silently uses the smaller default, so each listing asks for exactly the maximum (D93333).
    private const int MomentsPerPage = 20;
    private const int TasksPerPage = 1000;
    private const int CustomersPerPage = 1000;
    private const int RecipientsPerPage = 5000;

    public IAsyncEnumerable<Page<Moment>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, MomentFilter filter, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_moment_list";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<Moment>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MomentListRequest { From = from, To = to, Filter = filter, Cursor = cursor, Limit = MomentsPerPage };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MomentListRequest, Wire.MomentListReply), ct);
            return new(reply.Moments, reply.NextCursor);
        }
    }

    public IAsyncEnumerable<Page<MomentTaskOfMember>> ListTasksAsync(
        MomentId moment, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_moment_task";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MomentTaskOfMember>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MomentRequest { Moment = moment, Cursor = cursor, Limit = TasksPerPage };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MomentRequest, Wire.MomentTasksReply), ct);
            return new(reply.Tasks, reply.NextCursor);
        }
    }

    public IAsyncEnumerable<Page<MomentAudienceEntry>> ListAudienceAsync(
        MomentId moment, MemberId publisher, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_moment_customer_list";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<MomentAudienceEntry>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MomentRequest { Moment = moment, Publisher = publisher, Cursor = cursor, Limit = CustomersPerPage };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MomentRequest, Wire.MomentAudienceReply), ct);
            return new(reply.Customers, reply.NextCursor);
        }
    }

    public IAsyncEnumerable<Page<ExternalUserId>> ListRecipientsAsync(
        MomentId moment, MemberId publisher, string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_moment_send_result";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<ExternalUserId>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new MomentRequest { Moment = moment, Publisher = publisher, Cursor = cursor, Limit = RecipientsPerPage };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.MomentRequest, Wire.MomentAudienceReply), ct);
            return new([.. reply.Customers.Select(c => c.Customer)], reply.NextCursor);
        }
    }

    public Task<MomentInteractions> GetInteractionsAsync(MomentId moment, MemberId publisher, CancellationToken cancellationToken)
    {
        var request = new MomentRequest { Moment = moment, Publisher = publisher };
        return sender.SendAsync(
            Api.Read("externalcontact/get_moment_comments", request, Wire.MomentRequest, Wire.MomentInteractions), cancellationToken);
    }

    public async Task<string> AddAsync(NewMoment moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (string.IsNullOrEmpty(moment.Text) && moment.Attachments.Count == 0)
        {
            throw new ArgumentException("A moment needs a text or an attachment.", nameof(moment));
        }

        var hasSenders = moment.Senders.Count + moment.SenderDepartments.Count > 0;
        var hasCustomers = moment.CustomerTags.Count > 0;
        var request = new AddMomentRequest
        {
            Text = string.IsNullOrEmpty(moment.Text) ? null : new MessageText { Content = moment.Text },
            Attachments = moment.Attachments.Count == 0 ? null : moment.Attachments,
            Range = hasSenders || hasCustomers
                ? new MomentRange
                {
                    Senders = hasSenders ? new() { Members = moment.Senders, Departments = moment.SenderDepartments } : null,
                    Customers = hasCustomers ? new() { Tags = moment.CustomerTags } : null,
                }
                : null,
        };
        var call = Api.Once("externalcontact/add_moment_task", request, Wire.AddMomentRequest, Wire.AddMomentReply);
        return (await sender.SendAsync(call, cancellationToken)).JobId;
    }

    public Task<MomentJob> GetJobAsync(string jobId, CancellationToken cancellationToken) => sender.SendAsync(
        Api.Read("externalcontact/get_moment_task_result", Wire.MomentJob, ("jobid", jobId)), cancellationToken);

    public Task CancelAsync(MomentId moment, CancellationToken cancellationToken)
    {
        var request = new MomentRequest { Moment = moment };
        return sender.SendAsync(
            Api.Repeatable("externalcontact/cancel_moment_task", request, Wire.MomentRequest, EmptyReply.Type), cancellationToken);
    }
}
