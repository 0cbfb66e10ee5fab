using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Groups;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.Sync.Pull.Groups;

/// <summary>
/// The group chats of a range of owners with everybody in them, and the joining and leaving of customers as interactions.
/// </summary>
internal sealed class GroupPull : IPullArea
{
    private const int PageSize = 50;
    private const int AtOnce = 8;

    public string Name => Areas.Groups;

    public async Task PullAsync(StepContext step, CancellationToken cancellation)
    {
        var owners = await MemberRange.OwnersAsync(step.Db, step.Corp.Id, step.Part, cancellation);
        var (cursor, isAnew) = (step.Cursor, false);
        while (true)
        {
            try
            {
                await PullAsync(step, owners, cursor, cancellation);
                return;
            }
            catch (CursorInvalidException) when (!isAnew)
            {
                (cursor, isAnew) = ("", true);
            }
            catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
            {
                // An owner who left long ago may no longer be known; then those alone are asked for who are there.
                var serving = await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation);
                if (serving.Count == owners.Count && !await Leavers.StrikeOffAsync(step, serving, cancellation))
                {
                    throw;
                }

                (owners, cursor) = (await MemberRange.MembersAsync(step.Db, step.Corp.Id, step.Part, cancellation), "");
            }
        }
    }

    /// <summary>A group as it is; null when it was dissolved in the meantime.</summary>
    internal static async Task<GroupChat?> FindAsync(IWeComClient client, ChatId chat, CancellationToken cancellation)
    {
        try
        {
            return await client.GroupChats.GetAsync(chat, cancellation);
        }
        catch (WeComException error) when (error.Action == WeComErrorAction.Skip)
        {
            return null;
        }
    }

    private static async Task PullAsync(StepContext step, IReadOnlyList<string> owners, string cursor, CancellationToken cancellation)
    {
        if (owners.Count == 0)
        {
            await step.SaveAsync(() => Task.CompletedTask, "", 0, isLast: true, cancellation);
            return;
        }

        await foreach (var page in step.Client.GroupChats.ListAsync([.. owners.Select(u => new MemberId(u))], null, cursor, PageSize, cancellation))
        {
            var chats = new List<GroupChat>(page.Items.Count);
            foreach (var some in page.Items.Chunk(AtOnce))
            {
                var read = await Task.WhenAll(some.Select(c => FindAsync(step.Client, c.Id, cancellation)));
                chats.AddRange(read.OfType<GroupChat>());
            }

            var store = new GroupStore(step.Db, step.Corp, step.Now);
            await step.SaveAsync(
                () => store.SaveAsync(chats, step.Run.Id, cancellation), page.NextCursor, chats.Count, page.IsLast, cancellation);
        }
    }
}
