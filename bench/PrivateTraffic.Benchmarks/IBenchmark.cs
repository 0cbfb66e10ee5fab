using PrivateTraffic.Benchmarks.Measurement;

namespace PrivateTraffic.Benchmarks;

/// <summary>Measures one side of the product against something that a user could take instead.</summary>
internal interface IBenchmark
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures, and checks on the way that both sides come to the same result.</summary>
    /// <exception cref="WrongResultException">They do not.</exception>
    IAsyncEnumerable<Result> RunAsync(BenchmarkContext context, CancellationToken cancellation);
}

/// <summary>The two sides of a measurement came to different results; then no time of theirs means anything.</summary>
internal sealed class WrongResultException(string message) : Exception(message)
{
    /// <summary>Throws unless two results are the same.</summary>
    public static void ThrowUnlessEqual<T>(T contender, T baseline, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(contender, baseline))
        {
            throw new WrongResultException($"{what}: {contender} here, {baseline} there.");
        }
    }

    /// <summary>Throws unless two lists of results are the same.</summary>
    public static void ThrowUnlessEqual<T>(IEnumerable<T> contender, IEnumerable<T> baseline, string what)
    {
        var (ours, theirs) = (contender.ToHashSet(), baseline.ToHashSet());
        if (!ours.SetEquals(theirs))
        {
            throw new WrongResultException(
                $"{what}: only here {string.Join(", ", ours.Except(theirs).Take(3))}; only there {string.Join(", ", theirs.Except(ours).Take(3))}.");
        }
    }
}
