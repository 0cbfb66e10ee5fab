using PrivateTraffic.Data.Customers;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Contacts;

/// <summary>All customers of a range of members, in pages of a hundred.</summary>
internal sealed class ContactPull(ContactMapping mapping) : IPullArea
{
    private const int PageSize = 100;

    /// <summary>Pages stored in one transaction: a commit costs as much as many pages.</summary>
    private const int PagesPerTransaction = 20;

    public string Name => Areas.Contacts;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var members = (await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation)).Select(u => new MemberId(u)).ToArray();
        if (members.Length == 0)
        {
            await step.SaveAsync(() => Task.CompletedTask, "", 0, isLast: true, cancellation);
            return;
        }

        try
        {
            await PullAsync(step, members, step.Cursor, cancellation);
        }
        catch (CursorInvalidException) when (step.Cursor.Length > 0)
        {
            // WeCom forgets cursors. What was stored stays right; reading it again changes nothing.
            await PullAsync(step, members, "", cancellation);
        }
    }

    private async Task PullAsync(StepContext step, MemberId[] members, string cursor, CancellationToken cancellation)
    {
        var store = new ContactStore(step.Db, step.Corp.Calendar);
        var batch = new List<CustomerPage>(PagesPerTransaction);
        var pages = step.Client.Customers.ListByMembersAsync(members, cursor, PageSize, cancellation);
        await foreach (var page in pages.AheadAsync(PagesPerTransaction, cancellation))
        {
            batch.Add(page);
            if (batch.Count == PagesPerTransaction || page.IsLast)
            {
                var rows = batch.SelectMany(p => p.Items).Select(i => mapping.Of(step.Corp.Id, i, step.Run.Id)).ToArray();
                await step.SaveAsync(
                    () => store.SaveAsync(step.Corp.Id, rows, cancellation), page.NextCursor, rows.Length, page.IsLast, cancellation);
                batch.Clear();
            }
        }
    }
}
