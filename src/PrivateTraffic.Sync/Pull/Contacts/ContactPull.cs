using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Pull.Directory;
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
        var (cursor, isAnew) = (step.Cursor, false);
        while (true)
        {
            var members = await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation);
            try
            {
                await PullAsync(step, members, cursor, cancellation);
                return;
            }
            catch (CursorInvalidException) when (!isAnew)
            {
                // WeCom forgets cursors. What was stored stays right; reading it again changes nothing.
                (cursor, isAnew) = ("", true);
            }
            catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
            {
                if (!await Leavers.StrikeOffAsync(step, members, cancellation))
                {
                    throw;
                }

                cursor = "";
            }
        }
    }

    private async Task PullAsync(StepContext step, IReadOnlyList<string> members, string cursor, CancellationToken cancellation)
    {
        if (members.Count == 0)
        {
            await step.SaveAsync(() => Task.CompletedTask, "", 0, isLast: true, cancellation);
            return;
        }

        var store = new ContactStore(step.Db, step.Corp.Calendar);
        var batch = new List<CustomerPage>(PagesPerTransaction);
        var pages = step.Client.Customers.ListByMembersAsync([.. members.Select(u => new MemberId(u))], cursor, PageSize, cancellation);
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
