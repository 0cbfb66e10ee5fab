using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Group sends, their tasks, and how many each customer or group has received this month.</summary>
internal sealed class MassMessageBook(World world, RelationBook relations, ChatBook chats, SimClock clock, Func<long> asOf)
{
    /// <summary>For so long after creation the follow-up APIs answer 41063.</summary>
    public static readonly TimeSpan DispatchTime = TimeSpan.FromSeconds(2);

    private const int MostReminders = 3;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromHours(24);

    private readonly List<MassMessage> all = [];
    private readonly Dictionary<(bool IsGroup, long Target, int Month), int> received = [];
    private readonly IdCodec ids = new(world.Noise, "msg", 32);

    public IReadOnlyList<MassMessage> All => all;

    public MassMessage? Find(string id) => all.Find(m => m.Id == id);

    public string NextId() => ids.Encode(all.Count);

    public void Add(MassMessage message) => all.Add(message);

    public bool IsStillDispatching(MassMessage message) => clock.Elapsed < message.DispatchedAt + DispatchTime;

    /// <summary>Tasks a member has still to confirm.</summary>
    public IEnumerable<MassMessage> WaitingFor(int member) =>
        all.Where(m => !m.IsCancelled && m.Tasks.TryGetValue(member, out var task) && task.SentAt is null);

    /// <summary>The member presses send: everybody who may still receive it does.</summary>
    public void Confirm(MassMessage message, int member)
    {
        var task = message.Tasks[member];
        task.SentAt = asOf();
        foreach (var target in task.Targets)
        {
            var status = message.ToGroups ? DeliverToGroup(target) : DeliverToCustomer(new Pair(member, (int)target));
            task.Deliveries[target] = status;
            if (status == DeliveryStatus.Sent)
            {
                var place = message.ToGroups ? ChatPlace.OfGroup(target) : ChatPlace.OfPair(new Pair(member, (int)target));
                chats.Say(place, new ChatEntry(asOf(), ChatSide.Member, member, "text", message.Text, null));
            }
        }
    }

    /// <summary>Reminds those who have not confirmed.</summary>
    /// <exception cref="WeComRefusal">41094 after three times in 24 hours.</exception>
    public void Remind(MassMessage message)
    {
        message.Reminders.RemoveAll(at => clock.Elapsed - at >= ReminderPeriod);
        if (message.Reminders.Count >= MostReminders)
        {
            throw new WeComRefusal(Errors.RemindedTooOften);
        }

        message.Reminders.Add(clock.Elapsed);
    }

    private DeliveryStatus DeliverToCustomer(Pair pair) =>
        relations.Of(pair).Status == RelationStatus.Mutual ? TakeFromQuota(isGroup: false, pair.Customer) : DeliveryStatus.NotAFriend;

    private DeliveryStatus DeliverToGroup(long group) => TakeFromQuota(isGroup: true, group);

    // As many mass messages a month as the month has days, those of company and members together.
    private DeliveryStatus TakeFromQuota(bool isGroup, long target)
    {
        var month = Beijing.MonthOf(asOf());
        var count = received.GetValueOrDefault((isGroup, target, month));
        if (count >= Beijing.DaysInMonth(month))
        {
            return DeliveryStatus.QuotaUsedUp;
        }

        received[(isGroup, target, month)] = count + 1;
        return DeliveryStatus.Sent;
    }
}
