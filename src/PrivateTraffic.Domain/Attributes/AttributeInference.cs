namespace PrivateTraffic.Domain.Attributes;

/// <summary>
/// Infers an attribute from behaviour by naive Bayes (multinomial, Laplace's rule), learned from the customers who declared it. Some
/// declare what is not true; as long as most do not, the rest shows. It is used only where, leaving each customer out in turn, it guesses
/// better than always naming the commonest value.
/// </summary>
public sealed class AttributeInference
{
    /// <summary>Signals below which nothing is inferred.</summary>
    public const int LeastEvidence = 5;

    /// <summary>
    /// Signals beyond this add no certainty: the tenth pair of children's shoes says what the fifth has said, and naive Bayes would take
    /// each as new.
    /// </summary>
    public const int MostEvidence = 10;

    /// <summary>Declared customers with enough evidence below which nothing is learned.</summary>
    public const int LeastCustomers = 200;

    private readonly SortedDictionary<string, ValueCounts> values;
    private readonly int signals;

    private AttributeInference(SortedDictionary<string, ValueCounts> values, int customers, double accuracy)
    {
        (this.values, Customers, Accuracy) = (values, customers, accuracy);
        signals = values.Values.SelectMany(v => v.BySignal.Keys).Distinct(StringComparer.Ordinal).Count();
        MajorityShare = customers == 0 ? 0 : values.Values.Max(v => v.Customers) / (double)customers;
    }

    /// <summary>Customers learned from: those who declared the attribute and gave enough evidence.</summary>
    public int Customers { get; }

    /// <summary>The share of them whose declared value is guessed from the evidence of all others and their own signals.</summary>
    public double Accuracy { get; private init; }

    /// <summary>The share of the commonest declared value: what guessing without evidence reaches.</summary>
    public double MajorityShare { get; }

    /// <summary>Whether inferring is better than naming the commonest value, with enough customers to know.</summary>
    public bool IsUsable => Customers >= LeastCustomers && values.Count > 1 && Accuracy > MajorityShare;

    /// <summary>Learns from all customers; those who declared nothing, or gave too little evidence, teach nothing.</summary>
    public static AttributeInference Learn(IEnumerable<AttributeSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var teachers = samples.Where(s => s.Declared is not null && CountOf(s.Evidence) >= LeastEvidence).ToArray();
        var values = new SortedDictionary<string, ValueCounts>(StringComparer.Ordinal);
        foreach (var teacher in teachers)
        {
            if (!values.TryGetValue(teacher.Declared!, out var counts))
            {
                values[teacher.Declared!] = counts = new ValueCounts();
            }

            counts.Add(teacher.Evidence, 1);
        }

        var all = new AttributeInference(values, teachers.Length, 0);
        var right = teachers.Count(t => all.LeavingOut(t, () => all.Likeliest(t.Evidence).Value) == t.Declared);
        return new AttributeInference(values, teachers.Length, teachers.Length == 0 ? 0 : (double)right / teachers.Length);
    }

    /// <summary>What is believed of a customer. Nothing is inferred when the inference is not usable, or the evidence too little.</summary>
    public AttributeBelief BeliefOf(AttributeSample customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var evidence = CountOf(customer.Evidence);
        if (!IsUsable || evidence < LeastEvidence)
        {
            return new AttributeBelief(customer.Declared, null, 0, evidence);
        }

        var (value, confidence) = customer.Declared is { } declared && values.ContainsKey(declared)
            ? LeavingOut(customer, () => Likeliest(customer.Evidence))
            : Likeliest(customer.Evidence);
        return new AttributeBelief(customer.Declared, value, confidence, evidence);
    }

    /// <summary>
    /// Judges a customer who was learned from without what they taught: their own declaration must not confirm itself.
    /// </summary>
    private T LeavingOut<T>(AttributeSample customer, Func<T> judge)
    {
        var counts = values[customer.Declared!];
        counts.Add(customer.Evidence, -1);
        try
        {
            return judge();
        }
        finally
        {
            counts.Add(customer.Evidence, 1);
        }
    }

    private (string Value, double Probability) Likeliest(IReadOnlyDictionary<string, int> evidence)
    {
        var damping = Math.Min(1, MostEvidence / (double)CountOf(evidence));
        var scores = values.Select(v => (v.Key, Score: v.Value.LogPrior(values.Count, Customers) + evidence.Where(e => e.Value > 0)
            .OrderBy(e => e.Key, StringComparer.Ordinal)
            .Sum(e => damping * e.Value * v.Value.LogLikelihood(e.Key, signals)))).ToArray();
        var best = scores.MaxBy(s => s.Score);
        return (best.Key, 1 / scores.Sum(s => Math.Exp(s.Score - best.Score)));
    }

    private static int CountOf(IReadOnlyDictionary<string, int> evidence) => evidence.Values.Where(n => n > 0).Sum();

    /// <summary>What the customers who declared one value did. Each counts for at most <see cref="MostEvidence"/> signals.</summary>
    private sealed class ValueCounts
    {
        private long total;

        public int Customers { get; private set; }

        /// <summary>In thousandths of a signal, so that adding and taking away are exact.</summary>
        public Dictionary<string, long> BySignal { get; } = new(StringComparer.Ordinal);

        public void Add(IReadOnlyDictionary<string, int> evidence, int sign)
        {
            Customers += sign;
            var all = CountOf(evidence);
            foreach (var (signal, count) in evidence.Where(e => e.Value > 0))
            {
                var weight = 1_000L * count * Math.Min(all, MostEvidence) / all;
                BySignal[signal] = BySignal.GetValueOrDefault(signal) + (sign * weight);
                total += sign * weight;
            }
        }

        public double LogPrior(int values, int customers) => Math.Log((Customers + 1.0) / (customers + values));

        public double LogLikelihood(string signal, int signals) =>
            Math.Log((BySignal.GetValueOrDefault(signal) + 1_000.0) / (total + (1_000.0 * (signals + 1))));
    }
}
