namespace PrivateTraffic.Domain.Attributes;

/// <summary>What a customer declared of themselves, and what their behaviour says.</summary>
/// <param name="Declared">The declared value, such as <c>male</c>; null where nothing was declared.</param>
/// <param name="Evidence">
/// How often each signal was seen, at least 0: days on which a category was bought, an article of a topic was opened. Signals are named by
/// the source.
/// </param>
public sealed record AttributeSample(string? Declared, IReadOnlyDictionary<string, int> Evidence);
