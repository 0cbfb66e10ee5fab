using PrivateTraffic.Domain.Statistics;

namespace PrivateTraffic.Domain.Clv;

/// <summary>
/// The log-likelihood of the BG/NBD model (Fader, Hardie and Lee 2005a, formula 6) over grouped buyers, as a function of
/// (ln r, ln alpha, ln a, ln b), with its gradient.
/// </summary>
/// <remarks>
/// x is a whole number and time is whole days, so every special function becomes a table made once per evaluation: differences of gamma
/// functions are sums of logarithms (lnG(r+x) - lnG(r) = ln r + ln(r+1) + ... + ln(r+x-1), which loses no digits however large r is), and
/// ln(alpha+T) has one entry a day. A group then costs one exponential and one logarithm.
/// </remarks>
internal sealed class BgNbdLikelihood(BuyingGroups groups) : IObjective
{
    private readonly int mostRepeats = groups.Repeats.DefaultIfEmpty().Max();
    private readonly int mostDays = groups.AgeDays.DefaultIfEmpty().Max();

    public double Value(ReadOnlySpan<double> point) => Evaluate(BgNbdModel.OfLogarithms(point), default);

    public double ValueAndGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var model = BgNbdModel.OfLogarithms(point);
        var value = Evaluate(model, gradient);

        // By the chain rule: the variables are the logarithms of the parameters.
        gradient[0] *= model.R;
        gradient[1] *= model.Alpha;
        gradient[2] *= model.A;
        gradient[3] *= model.B;
        return value;
    }

    private double Evaluate(BgNbdModel model, Span<double> gradient)
    {
        var terms = new Terms(model, mostRepeats);
        var days = new DayTable(model.Alpha, mostDays);
        Span<double> sums = stackalloc double[5];
        if (gradient.IsEmpty)
        {
            BlockSums.Sum(groups.Count, sums[..1], (first, end, into) => AddValues(model, terms, days, first, end, into));
        }
        else
        {
            BlockSums.Sum(groups.Count, sums, (first, end, into) => AddGradients(model, terms, days, first, end, into));
            sums[1..].CopyTo(gradient);
        }

        return sums[0];
    }

    private void AddValues(BgNbdModel model, Terms terms, DayTable days, int first, int end, Span<double> sums)
    {
        var sum = 0.0;
        for (var i = first; i < end; i++)
        {
            var x = groups.Repeats[i];
            var logAge = days.Log[groups.AgeDays[i]];
            var a3 = -(model.R + x) * logAge;
            var likelihood = terms.Constant[x] + a3;
            if (x > 0)
            {
                // log-sum-exp(A3, A4) = A3 + ln(1 + exp(A4 - A3)).
                likelihood += GammaFunctions.LogOnePlusExp(terms.DropOut[x] + ((model.R + x) * (logAge - days.Log[groups.RecencyDays[i]])));
            }

            sum += groups.Customers[i] * likelihood;
        }

        sums[0] += sum;
    }

    private void AddGradients(BgNbdModel model, Terms terms, DayTable days, int first, int end, Span<double> sums)
    {
        var (value, byR, byAlpha, byA, byB) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = first; i < end; i++)
        {
            var x = groups.Repeats[i];
            var power = model.R + x;
            var customers = groups.Customers[i];
            var logAge = days.Log[groups.AgeDays[i]];
            var logRecency = days.Log[groups.RecencyDays[i]];
            var a3 = -power * logAge;
            var (logSum, gone) = (0.0, 0.0);
            if (x > 0)
            {
                var excess = terms.DropOut[x] + (power * (logAge - logRecency));
                var tail = Math.Exp(-Math.Abs(excess));
                logSum = Math.Max(excess, 0) + GammaFunctions.Log1P(tail);
                gone = (excess > 0 ? 1 : tail) / (1 + tail);
            }

            value += customers * (terms.Constant[x] + a3 + logSum);
            byR += customers * (terms.ByR[x] - ((1 - gone) * logAge) - (gone * logRecency));
            byAlpha += customers * ((model.R / model.Alpha)
                - (power * (((1 - gone) * days.Inverse[groups.AgeDays[i]]) + (gone * days.Inverse[groups.RecencyDays[i]]))));
            byA += customers * (terms.ByA[x] + (gone / model.A));
            byB += customers * (terms.ByB[x] - (x > 0 ? gone / (model.B + x - 1) : 0));
        }

        sums[0] += value;
        sums[1] += byR;
        sums[2] += byAlpha;
        sums[3] += byA;
        sums[4] += byB;
    }

    /// <summary>What depends on x alone.</summary>
    private sealed class Terms
    {
        public Terms(BgNbdModel model, int mostRepeats)
        {
            var size = mostRepeats + 1;
            (Constant, DropOut) = (new double[size], new double[size]);
            (ByR, ByA, ByB) = (new double[size], new double[size], new double[size]);
            var (r, a, b) = (model.R, model.A, model.B);
            var (gammaR, beta) = (0.0, 0.0);
            var (digammaR, byA, byB) = (Math.Log(model.Alpha), 0.0, 0.0);
            for (var x = 0; x < size; x++)
            {
                Constant[x] = gammaR + (r * Math.Log(model.Alpha)) + beta;
                DropOut[x] = x > 0 ? Math.Log(a) - Math.Log(b + x - 1) : double.NegativeInfinity;
                (ByR[x], ByA[x], ByB[x]) = (digammaR, byA, byB);

                gammaR += Math.Log(r + x);
                beta += Math.Log((b + x) / (a + b + x));
                digammaR += 1 / (r + x);
                byA -= 1 / (a + b + x);
                byB += (1 / (b + x)) - (1 / (a + b + x));
            }
        }

        /// <summary>A1 + A2 of the specification.</summary>
        public double[] Constant { get; }

        /// <summary>ln a - ln(b+x-1), the part of A4 without time.</summary>
        public double[] DropOut { get; }

        /// <summary>The derivatives of <see cref="Constant"/>.</summary>
        public double[] ByR { get; }

        public double[] ByA { get; }

        public double[] ByB { get; }
    }

    /// <summary>ln(alpha + t) and 1/(alpha + t) for every whole day.</summary>
    private sealed class DayTable
    {
        public DayTable(double alpha, int mostDays)
        {
            (Log, Inverse) = (new double[mostDays + 1], new double[mostDays + 1]);
            for (var day = 0; day <= mostDays; day++)
            {
                var time = alpha + (day / BuyingSummary.DaysPerWeek);
                (Log[day], Inverse[day]) = (Math.Log(time), 1 / time);
            }
        }

        public double[] Log { get; }

        public double[] Inverse { get; }
    }
}
