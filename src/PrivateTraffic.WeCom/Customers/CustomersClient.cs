using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Customers.CustomersJson;

namespace PrivateTraffic.WeCom.Customers;

internal sealed class CustomersClient(ICallSender sender) : ICustomers
{
    private const int MembersPerBatch = 100;
    private const int PairsPerPage = 100;
    private const int UnassignedPerPage = 1000;

    public async Task<IReadOnlyList<ExternalUserId>> ListAsync(MemberId member, CancellationToken cancellationToken)
    {
        try
        {
            var call = Api.Read("externalcontact/list", Wire.CustomerIdsReply, ("userid", member.Value));
            return (await sender.SendAsync(call, cancellationToken)).Customers;
        }
        catch (WeComException e) when (e.ErrorCode == ErrorCodes.NotExternalContact)
        {
            return []; // How WeCom says "this member has no customers" (WxJava#1528).
        }
    }

    public async Task<Customer> GetAsync(ExternalUserId customer, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get";
        Contact? contact = null;
        List<FollowUser> followers = [];
        await foreach (var reply in CursorPages.FollowAsync(Operation, "", FetchAsync, reply => reply.NextCursor, cancellationToken))
        {
            contact ??= reply.Contact;
            followers.AddRange(reply.Followers);
        }

        return new Customer(contact!, followers);

        Task<CustomerReply> FetchAsync(string cursor, CancellationToken ct) => sender.SendAsync(
            cursor.Length == 0
                ? Api.Read(Operation, Wire.CustomerReply, ("external_userid", customer.Value))
                : Api.Read(Operation, Wire.CustomerReply, ("external_userid", customer.Value), ("cursor", cursor)),
            ct);
    }

    public IAsyncEnumerable<CustomerPage> ListByMembersAsync(
        IReadOnlyCollection<MemberId> members, string startCursor, int limit, CancellationToken cancellationToken)
    {
        Limits.RequireCount(members, MembersPerBatch);
        Limits.RequireRange(limit, PairsPerPage);
        const string Operation = "externalcontact/batch/get_by_user";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, page => page.NextCursor, cancellationToken);

        async Task<CustomerPage> FetchAsync(string cursor, CancellationToken ct)
        {
            try
            {
                var request = new BatchRequest { Members = members, Cursor = cursor, Limit = limit };
                var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.BatchRequest, Wire.BatchReply), ct);
                return new CustomerPage(reply.Customers, reply.NextCursor, reply.Failures?.UnlicensedMembers ?? []);
            }
            catch (WeComException e) when (e.ErrorCode == ErrorCodes.NotExternalContact)
            {
                return new CustomerPage([], "", []); // Nobody listed has a customer.
            }
        }
    }

    public IAsyncEnumerable<CustomerOfMember> ReadAllAsync(IEnumerable<MemberId> members, CancellationToken cancellationToken) => members
        .Chunk(MembersPerBatch)
        .ToAsyncEnumerable()
        .SelectMany(some => ListByMembersAsync(some, "", PairsPerPage, cancellationToken))
        .SelectMany(page => page.Items);

    public Task RemarkAsync(MemberId member, ExternalUserId customer, CustomerRemark remark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remark);
        if (remark.IsEmpty)
        {
            throw new ArgumentException("A remark that changes nothing.", nameof(remark));
        }

        var request = new RemarkRequest
        {
            Member = member,
            Customer = customer,
            Remark = remark.Remark,
            Description = remark.Description,
            Company = remark.Company,
            Mobiles = remark.Mobiles is { Count: 0 } ? [""] : remark.Mobiles, // An empty list would count as absent (D92115).
            PictureMediaId = remark.PictureMediaId,
        };
        var call = Api.Repeatable("externalcontact/remark", request, Wire.RemarkRequest, EmptyReply.Type);
        return sender.SendAsync(call with { SerialKey = SerialKeys.Relation(member, customer) }, cancellationToken);
    }

    public IAsyncEnumerable<Page<UnassignedCustomer>> ListUnassignedAsync(string startCursor, CancellationToken cancellationToken)
    {
        const string Operation = "externalcontact/get_unassigned_list";
        return CursorPages.FollowAsync(Operation, startCursor, FetchAsync, cancellationToken);

        async Task<Page<UnassignedCustomer>> FetchAsync(string cursor, CancellationToken ct)
        {
            var request = new UnassignedRequest { Cursor = cursor, PageSize = UnassignedPerPage };
            var reply = await sender.SendAsync(Api.Read(Operation, request, Wire.UnassignedRequest, Wire.UnassignedReply), ct);
            return new(reply.Customers, reply.IsLast ? "" : reply.NextCursor);
        }
    }
}
