namespace PrivateTraffic.Domain.Validity;

/// <summary>
/// A sum of floating-point numbers that does not depend on their order: the exact sum, rounded once. Kept as a few numbers that do not
/// overlap (Shewchuk 1997), so that sums of parts can be added too.
/// </summary>
internal sealed class ExactSum
{
    private double[] partials = new double[4];
    private int count;

    /// <summary>Adds a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers can be added.");
        }

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var (large, small) = Math.Abs(value) < Math.Abs(partials[i]) ? (partials[i], value) : (value, partials[i]);
            value = large + small;
            var rest = small - (value - large);
            if (rest != 0)
            {
                partials[kept++] = rest;
            }
        }

        if (kept == partials.Length)
        {
            Array.Resize(ref partials, kept * 2);
        }

        partials[kept++] = value;
        count = kept;
    }

    /// <summary>Adds another sum.</summary>
    public void Add(ExactSum other)
    {
        for (var i = 0; i < other.count; i++)
        {
            Add(other.partials[i]);
        }
    }

    /// <summary>The sum, correctly rounded.</summary>
    public double Value
    {
        get
        {
            if (count == 0)
            {
                return 0;
            }

            var i = count - 1;
            var sum = partials[i];
            var rest = 0.0;
            while (i > 0 && rest == 0)
            {
                var (before, next) = (sum, partials[--i]);
                sum = before + next;
                rest = next - (sum - before);
            }

            // Half-way cases: what is left decides the direction, not the rule of even.
            if (i > 0 && Math.Sign(rest) == Math.Sign(partials[i - 1]))
            {
                var doubled = rest * 2;
                var rounded = sum + doubled;
                return doubled == rounded - sum ? rounded : sum;
            }

            return sum;
        }
    }
}
