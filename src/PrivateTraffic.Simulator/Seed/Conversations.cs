namespace PrivateTraffic.Simulator.Seed;

/// <summary>One line of a chat between a member and a customer.</summary>
internal readonly record struct ChatLine(long At, bool FromMember, string Text);

/// <summary>What members and customers write to each other: every chat a customer starts is such an exchange.</summary>
internal sealed class Conversations(Noise noise, Staff staff, Followers followers, Interactions interactions)
{
    /// <summary>The customer's chats with this member in a range of days (both ends in).</summary>
    public IEnumerable<Interaction> ChatsBetween(Pair pair, RelationTimeline timeline, int fromDay, int toDay) =>
        interactions.Of(pair.Customer, fromDay, toDay)
            .Where(i => i.Kind == InteractionKind.Chat && PartnerOn(i) == pair.Member && timeline.StatusAt(i.At) == RelationStatus.Mutual);

    /// <summary>The lines of those chats in the order of time.</summary>
    public IReadOnlyList<ChatLine> LinesBetween(Pair pair, RelationTimeline timeline, int fromDay, int toDay) =>
        [.. ChatsBetween(pair, timeline, fromDay, toDay).SelectMany(chat => LinesOf(chat, pair.Member)).OrderBy(line => line.At)];

    /// <summary>How many lines the member wrote in a chat; 0 means that it was left unanswered.</summary>
    public int AnswersIn(Interaction chat, int member)
    {
        var dice = noise.Dice(Facet.ChatText, chat.Customer, ((long)chat.Day << 8) + chat.Ordinal);
        return dice.Chance(0.4 + (0.6 * staff.Members[member].Diligence)) ? 1 + dice.Below(2) : 0;
    }

    /// <summary>How long the customer waited for the first answer.</summary>
    public int SecondsToAnswer(Interaction chat, int member)
    {
        var dice = noise.Dice(Facet.ChatText, chat.Customer, -(((long)chat.Day << 8) + chat.Ordinal));
        return 20 + (int)dice.Exponential(1800 * (1.2 - staff.Members[member].Diligence));
    }

    private IEnumerable<ChatLine> LinesOf(Interaction chat, int member)
    {
        var key = ((long)chat.Day << 8) + chat.Ordinal;
        yield return new ChatLine(chat.At, false, noise.Pick(Words.CustomerLines, Facet.ChatText, chat.Customer, key, 2));
        var answers = AnswersIn(chat, member);
        var at = chat.At + SecondsToAnswer(chat, member);
        for (var i = 0; i < answers; i++, at += 45)
        {
            yield return new ChatLine(at, true, noise.Pick(Words.MemberLines, Facet.ChatText, chat.Customer, key, 10 + i));
        }
    }

    private int PartnerOn(Interaction chat)
    {
        var members = followers.MembersOf(chat.Customer);
        return members[noise.Below(members.Length, Facet.InteractionPartner, chat.Customer, chat.Day + 1)];
    }
}
