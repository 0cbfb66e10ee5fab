namespace PrivateTraffic.WeCom.Ids;

/// <summary>
/// A WeCom identifier: never empty, surrounding blanks removed (ids in official samples sometimes end in a space, D93333).
/// One type per kind, so that a member cannot be passed where a customer is meant.
/// </summary>
public interface IWeComId<TSelf>
    where TSelf : struct, IWeComId<TSelf>
{
    /// <summary>The identifier as WeCom writes it; null only in <c>default</c>.</summary>
    string Value { get; }

    /// <summary>Takes an id as text.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null, empty or blank.</exception>
    static abstract TSelf From(string value);
}
