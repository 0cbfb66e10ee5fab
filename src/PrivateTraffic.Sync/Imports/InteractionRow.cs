using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Sync.Imports;

/// <summary>A row of an interaction file that has been understood.</summary>
public sealed record InteractionRow : ImportRow
{
    public required InteractionKind Kind { get; init; }

    /// <summary>The userid of the member concerned, if any.</summary>
    public string? Member { get; init; }

    /// <summary>The interaction as it is stored.</summary>
    public NewInteraction ToFact(string source, PersonalData personalData) =>
        new(Customer.Protect(personalData), Kind, At.Utc, At.IsDateOnly, source, Number, Member);

    internal override (ulong Number, ulong Content) Hash()
    {
        var content = new TextHash().Add(At.Utc.Ticks).Add(At.IsDateOnly ? 1 : 0).Add((long)Kind).Add(Member);
        Customer.AddTo(ref content);
        return (new TextHash().Add(Number).Value, content.Value);
    }
}
