using Microsoft.EntityFrameworkCore;

namespace PrivateTraffic.Sync.Pull.Directory;

/// <summary>Members who leave, or lose the right to serve customers, while a run is under way.</summary>
internal static class Leavers
{
    /// <summary>
    /// Asks WeCom who serves customers now, and strikes off those who do not. WeCom refuses a whole list
    /// for one name that is no longer valid, so that a run would come to the same refusal for ever.
    /// </summary>
    /// <returns>Whether somebody was struck off: then the list is another one, and asking again makes sense.</returns>
    public static async Task<bool> StrikeOffAsync(StepContext step, IReadOnlyList<string> userIds, CancellationToken cancellation)
    {
        var serving = (await step.Client.Members.ListWithCustomerContactAsync(cancellation)).Select(MemberMapping.UserIdOf).ToHashSet();
        var gone = userIds.Where(u => !serving.Contains(u)).ToArray();
        if (gone.Length > 0)
        {
            await step.Db.WriteAsync(
                () => step.Db.Members.Where(m => m.CorpId == step.Corp.Id && gone.Contains(m.UserId))
                    .ExecuteUpdateAsync(m => m.SetProperty(x => x.HasCustomerContact, false), cancellation),
                cancellation);
        }

        return gone.Length > 0;
    }
}
