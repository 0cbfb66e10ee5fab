namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// How eagerly a customer takes part, day by day: a personal rate (heavy-tailed; a quarter are silent) while a phase of
/// interest lasts, next to nothing between phases. Interest fades within a phase, pauses, and for some comes back after long.
/// </summary>
internal sealed class Activity(Noise noise, Customers customers)
{
    private const double SilentShare = 0.25;
    private const double MedianInterestDays = 80;
    private const double MedianPauseDays = 45;
    private const double LapseChance = 0.3;
    private const double MedianLapseDays = 300;

    /// <summary>Interactions per day at full interest; 0 for the silent.</summary>
    public double RateOf(int customer)
    {
        var u = noise.Unit(Facet.ActivityRate, customer);
        return u < SilentShare ? 0 : Math.Min(2.5, 0.03 * Math.Pow((u - SilentShare) / (1 - SilentShare), -0.85));
    }

    /// <summary>Interest on one day, 0 to 1.3. For many days in a row take a <see cref="Walk"/>.</summary>
    public double InterestOn(int customer, int day)
    {
        var walk = WalkOf(customer);
        return walk.InterestOn(day);
    }

    public Walk WalkOf(int customer) => new(noise.Dice(Facet.ActivityPhases, customer), Beijing.DayOf(customers.JoinedAt(customer)));

    /// <summary>Goes through a customer's phases in the order of days.</summary>
    public struct Walk(Dice dice, int joinDay)
    {
        private Dice dice = dice;
        private bool interested;
        private double phaseStart = joinDay;
        private double phaseEnd = joinDay;

        /// <summary>Interest on a day that is not before the day asked for last.</summary>
        public double InterestOn(int day)
        {
            while (day >= phaseEnd)
            {
                NextPhase();
            }

            return !interested || day < phaseStart ? 0 : 1.3 - (0.8 * (day - phaseStart) / (phaseEnd - phaseStart));
        }

        private void NextPhase()
        {
            interested = !interested;
            var lapsing = !interested && dice.Chance(LapseChance);
            var median = interested ? MedianInterestDays : lapsing ? MedianLapseDays : MedianPauseDays;
            phaseStart = phaseEnd;
            phaseEnd += 1 + dice.LogNormal(median, 0.8);
        }
    }
}
