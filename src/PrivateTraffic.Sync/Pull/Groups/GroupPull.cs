using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Groups;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Groups;

/// <summary>The group chats of a range of owners with everybody in them, and the joining and leaving of customers as interactions.</summary>
internal sealed class GroupPull : IPullArea
{
    private const int PageSize = 50;
    private const int AtOnce = 8;

    public string Name => Areas.Groups;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var owners = (await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation)).Select(u => new MemberId(u)).ToArray();
        if (owners.Length == 0)
        {
            await step.SaveAsync(() => Task.CompletedTask, "", 0, isLast: true, cancellation);
            return;
        }

        try
        {
            await PullAsync(step, owners, step.Cursor, cancellation);
        }
        catch (CursorInvalidException) when (step.Cursor.Length > 0)
        {
            await PullAsync(step, owners, "", cancellation);
        }
    }

    /// <summary>A group as it is; null when it was dissolved in the meantime.</summary>
    internal static async Task<GroupChat?> FindAsync(StepContext step, ChatId chat, CancellationToken cancellation)
    {
        try
        {
            return await step.Client.GroupChats.GetAsync(chat, cancellation);
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            return null;
        }
    }

    private static async Task PullAsync(StepContext step, MemberId[] owners, string cursor, CancellationToken cancellation)
    {
        await foreach (var page in step.Client.GroupChats.ListAsync(owners, null, cursor, PageSize, cancellation))
        {
            var chats = new List<GroupChat>(page.Items.Count);
            foreach (var some in page.Items.Chunk(AtOnce))
            {
                var read = await Task.WhenAll(some.Select(c => FindAsync(step, c.Id, cancellation)));
                chats.AddRange(read.OfType<GroupChat>());
            }

            var store = new GroupStore(step.Db, step.Corp, step.Now);
            await step.SaveAsync(() => store.SaveAsync(chats, step.Run.Id, cancellation), page.NextCursor, chats.Count, page.IsLast, cancellation);
        }
    }
}
