using PrivateTraffic.Simulator.Callbacks;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Corp;

/// <summary>Lets what the world plans come true as the clock moves on, and tells the apps of it.</summary>
internal sealed class Evolution(Corporation corp)
{
    private IReadOnlyList<WorldEvent> planned = [];
    private int next;
    private long plannedUntil = corp.AsOf;

    /// <summary>Brings in those who came between the anchor day and the start; nobody is told of it.</summary>
    public void CatchUp()
    {
        for (var customer = corp.World.Spec.Customers; customer < corp.World.Customers.CountAt(corp.AsOf); customer++)
        {
            corp.Relations.Grow(new Pair(corp.World.Followers.MembersOf(customer)[0], customer));
        }
    }

    public void PlayUntil(long now)
    {
        if (now <= corp.AsOf)
        {
            return;
        }

        if (now > plannedUntil)
        {
            LookAhead(now);
        }

        for (; next < planned.Count && planned[next].At <= now; next++)
        {
            FinishTransfersUntil(planned[next].At);
            corp.AsOf = planned[next].At;
            Happen(planned[next]);
        }

        FinishTransfersUntil(now);
        corp.AsOf = now;
    }

    // Reading the plan of a large world takes a moment, so it is read for the rest of the day at once.
    private void LookAhead(long now)
    {
        var until = Beijing.StartOf(Beijing.DayOf(now) + 1) - 1;
        planned = [.. planned.Skip(next), .. corp.World.Chronicle.Between(plannedUntil, until)];
        next = 0;
        plannedUntil = until;
    }

    private void Happen(WorldEvent happening)
    {
        switch (happening.Kind)
        {
            case WorldEventKind.GroupCreated or WorldEventKind.GroupJoined or WorldEventKind.GroupLeft:
                HappenInGroup(happening);
                break;
            default:
                HappenBetween(happening, new Pair(happening.Subject, happening.Person));
                break;
        }
    }

    private void HappenBetween(WorldEvent happening, Pair pair)
    {
        if (happening.Kind == WorldEventKind.CustomerAdded)
        {
            corp.Relations.Grow(pair);
        }

        var member = corp.People[pair.Member];
        if (!corp.People.IsActive(member) || !corp.Relations.FollowsPlan(pair))
        {
            return;
        }

        var customer = corp.Customers.ExternalUserId(pair.Customer);
        var state = corp.Notes.OriginOf(corp.Relations.Of(pair)).State;
        corp.Announce(happening.Kind switch
        {
            WorldEventKind.CustomerAdded =>
                Events.CustomerAdded(happening.At, member, customer, state, WelcomeCodeFor(pair), isHalf: false),
            WorldEventKind.CustomerReturned => Events.CustomerAdded(happening.At, member, customer, state, null, isHalf: false),
            WorldEventKind.CustomerLeft => Events.CustomerLeft(happening.At, member, customer),
            WorldEventKind.CustomerRemoved => Events.CustomerRemoved(happening.At, member, customer, byTransfer: false),
            WorldEventKind.RelationEdited => Events.RelationEdited(happening.At, member, customer, state),
            _ => throw new ArgumentOutOfRangeException(nameof(happening), happening.Kind, "Not between a member and a customer."),
        });
    }

    // A WeCom user gets no welcome message.
    private string? WelcomeCodeFor(Pair pair) => corp.Customers.UsesWeCom(pair.Customer) ? null : corp.Welcomes.Issue(pair);

    private void HappenInGroup(WorldEvent happening)
    {
        if (corp.Groups.Find(happening.Subject) is not { IsDismissed: false } group)
        {
            return;
        }

        if (happening.Kind == WorldEventKind.GroupCreated)
        {
            corp.Announce(Events.GroupCreated(happening.At, group.Owner, group.ChatId));
            return;
        }

        var person = happening.Person < 0 ? corp.People[-happening.Person - 1].UserId : corp.Customers.ExternalUserId(happening.Person);
        var change = new MembersChange(
            happening.Kind == WorldEventKind.GroupJoined, 0, [person], corp.Groups.VersionAt(group, happening.At - 1), corp.Groups.VersionAt(group, happening.At));
        corp.Announce(Events.GroupMembersChanged(happening.At, group.Owner, group.ChatId, change));
    }

    private void FinishTransfersUntil(long now)
    {
        foreach (var transfer in corp.Transfers.All.Where(t => t.Status == TransferStatus.Waiting && t.DueAt <= now).OrderBy(t => t.DueAt).ToList())
        {
            corp.AsOf = Math.Max(corp.AsOf, transfer.DueAt);
            HandOver(transfer);
        }
    }

    private void HandOver(Transfer transfer)
    {
        var from = new Pair(transfer.Giver, transfer.Customer);
        var to = new Pair(transfer.Taker, transfer.Customer);
        var customer = corp.Customers.ExternalUserId(transfer.Customer);
        var giver = corp.People[transfer.Giver];
        var taker = corp.People[transfer.Taker];
        var known = corp.Relations.Of(to).Status != RelationStatus.None;
        corp.Relations.Remove(from);
        if (!corp.Relations.Of(to).IsReadable)
        {
            corp.Relations.Begin(to, new Origin(202, "", Operator.Colleague), corp.People[0].UserId);
        }

        transfer.Status = TransferStatus.Done;
        transfer.TakenAt = corp.AsOf;
        if (!transfer.GiverResigned)
        {
            corp.Announce(Events.CustomerRemoved(corp.AsOf, giver, customer, byTransfer: true));
        }

        // Whoever was a friend of the taker before is not announced again.
        if (!known)
        {
            corp.Announce(Events.CustomerAdded(corp.AsOf, taker, customer, "", null, isHalf: false));
        }
    }
}
