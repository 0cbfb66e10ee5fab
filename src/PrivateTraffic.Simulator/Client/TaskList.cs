using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Seed;
using PrivateTraffic.Simulator.Web;

namespace PrivateTraffic.Simulator.Client;

/// <summary>Something the company asks the member to send.</summary>
/// <param name="Kind">mass or moment.</param>
internal sealed record ClientTask(string Kind, string Id, string Text, int Recipients, long At);

/// <summary>What waits for the member's confirmation.</summary>
internal static class TaskList
{
    public static IReadOnlyList<ClientTask> Of(Corporation corp, Member member)
    {
        var messages = corp.MassMessages.WaitingFor(member.Index)
            .Where(m => !corp.MassMessages.IsStillDispatching(m))
            .Select(m => new ClientTask("mass", m.Id, m.Text, m.Tasks[member.Index].Targets.Count, m.CreatedAt));
        var moments = corp.Moments.Made
            .Where(m => m.Made is { IsCancelled: false } made && made.Senders.Contains(member.Index) && !made.Published.ContainsKey(member.Index))
            .Select(m => new ClientTask("moment", m.Id, m.Text, corp.Moments.AudienceOf(m, member.Index).Count(), m.CreatedAt));
        return [.. messages.Concat(moments).OrderByDescending(t => t.At)];
    }

    /// <summary>The member presses send, or publish.</summary>
    /// <exception cref="MistakenRequest">There is nothing to confirm.</exception>
    public static void Confirm(Corporation corp, Member member, string kind, string id)
    {
        if (Of(corp, member).All(task => task.Kind != kind || task.Id != id))
        {
            throw new MistakenRequest("There is nothing left to confirm.");
        }

        if (kind == "mass")
        {
            corp.MassMessages.Confirm(corp.MassMessages.Find(id)!, member.Index);
        }
        else
        {
            corp.Moments.Find(id)!.Made!.Published[member.Index] = corp.AsOf;
        }
    }
}
