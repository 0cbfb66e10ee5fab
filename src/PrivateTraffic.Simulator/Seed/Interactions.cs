namespace PrivateTraffic.Simulator.Seed;

/// <summary>What customers do, day by day.</summary>
internal sealed class Interactions(WorldSpec spec, Noise noise, Season season, Customers customers, Activity activity)
{
    // A person is a chatterer or a reader: the share of chats among the interactions differs from one to the next.
    private const double LeastChatShare = 0.10;
    private const double ChatShareRange = 0.35;

    /// <summary>All interactions of a customer in a range of days (both ends in), oldest day first.</summary>
    public IEnumerable<Interaction> Of(int customer, int fromDay, int toDay)
    {
        var rate = activity.RateOf(customer);
        if (rate == 0)
        {
            yield break;
        }

        var joinedAt = customers.JoinedAt(customer);
        var walk = activity.WalkOf(customer);
        for (var day = Math.Max(Math.Max(fromDay, spec.FirstDay), Beijing.DayOf(joinedAt)); day <= toDay; day++)
        {
            var count = CountOn(customer, day, rate * walk.InterestOn(day));
            for (var i = 0; i < count; i++)
            {
                var interaction = At(customer, day, i);
                if (interaction.At >= joinedAt)
                {
                    yield return interaction;
                }
            }
        }
    }

    private int CountOn(int customer, int day, double eagerness)
    {
        if (eagerness <= 0)
        {
            return 0;
        }

        // Poisson by inversion: the expected number is small.
        var expected = eagerness * season.Attention(day);
        var u = noise.Unit(Facet.InteractionCount, customer, day);
        var probability = Math.Exp(-expected);
        var count = 0;
        for (var cumulated = probability; u >= cumulated && count < 40; cumulated += probability)
        {
            count++;
            probability *= expected / count;
        }

        return count;
    }

    private Interaction At(int customer, int day, int ordinal)
    {
        var at = Beijing.StartOf(day) + Customers.SecondOfDay(noise.Unit(Facet.InteractionMoment, customer, day, ordinal + 1));
        return new Interaction(customer, day, ordinal, at, KindOf(customer, noise.Unit(Facet.InteractionKind, customer, day, ordinal + 1)));
    }

    private InteractionKind KindOf(int customer, double u)
    {
        var chats = LeastChatShare + (ChatShareRange * noise.Unit(Facet.InteractionPartner, customer));
        if (u < chats)
        {
            return InteractionKind.Chat;
        }

        return ((u - chats) / (1 - chats)) switch
        {
            < 0.60 => InteractionKind.Open,
            < 0.87 => InteractionKind.Click,
            < 0.97 => InteractionKind.PaymentPage,
            _ => InteractionKind.Form,
        };
    }
}
