using System.Runtime.CompilerServices;
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
        var batch = new List<(CustomerPage Page, DateTime AskedAt)>(PagesPerTransaction);
        var pages = step.Client.Customers.ListByMembersAsync([.. members.Select(u => new MemberId(u))], cursor, PageSize, cancellation);
        await foreach (var (page, askedAt) in DatedAsync(pages, step, cancellation).AheadAsync(PagesPerTransaction, cancellation))
        {
            batch.Add((page, askedAt));
            if (batch.Count == PagesPerTransaction || page.IsLast)
            {
                var rows = batch.SelectMany(p => p.Page.Items).Select(i => mapping.Of(step.Corp.Id, i, step.Run.Id)).ToArray();
                var firstAskedAt = batch[0].AskedAt;
                await step.SaveAsync(
                    () => store.SaveAsync(step.Corp.Id, rows, firstAskedAt, cancellation),
                    page.NextCursor,
                    rows.Length,
                    page.IsLast,
                    cancellation);
                batch.Clear();
            }
        }
    }

    /// <summary>Each page with the moment before it was asked for.</summary>
    private static async IAsyncEnumerable<(CustomerPage Page, DateTime AskedAt)> DatedAsync(
        IAsyncEnumerable<CustomerPage> pages, StepContext step, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var next = pages.GetAsyncEnumerator(cancellation);
        for (var askedAt = step.Now; await next.MoveNextAsync(); askedAt = step.Now)
        {
            yield return (next.Current, askedAt);
        }
    }
}
