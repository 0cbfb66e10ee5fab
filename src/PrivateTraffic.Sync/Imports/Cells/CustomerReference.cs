using System.Text.RegularExpressions;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>
/// A customer as a file names them. By its shape a value is: <c>wm</c> or <c>wo</c> and 28 to 34 letters, digits, <c>_</c> or <c>-</c>,
/// WeCom's external_userid; <c>o</c> and 27 of them, WeChat's unionid; a mobile number of mainland China, with or without +86, spaces and
/// dashes, a phone; anything else, an account of the shop. Cards are recognised only when asked for.
/// </summary>
public readonly partial record struct CustomerReference
{
    internal const int Longest = 128;

    private CustomerReference(IdentityKind kind, string value) => (Kind, Value) = (kind, value);

    public IdentityKind Kind { get; }

    /// <summary>The value; for phones the digits alone, without 86. It is shown to nobody: see <see cref="Protect"/>.</summary>
    private string Value { get; }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">The cell, trimmed.</param>
    /// <param name="kind">What it is, or null to tell by its shape.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static ImportProblemCode? Read(string text, IdentityKind? kind, out CustomerReference reference)
    {
        reference = default;
        if (text.Length == 0)
        {
            return ImportProblemCode.Missing;
        }

        if (text.Length > Longest)
        {
            return ImportProblemCode.TooLong;
        }

        var asked = kind ?? KindOf(text);
        switch (asked)
        {
            case IdentityKind.Phone when !Phone().IsMatch(text):
                return ImportProblemCode.NotAPhone;
            case IdentityKind.ExternalUserId or IdentityKind.UnionId when !Id().IsMatch(text):
                return ImportProblemCode.NotAnIdentity;
            case IdentityKind.Phone:
                reference = new(asked, NationalDigits(text));
                return null;
            default:
                reference = new(asked, text);
                return null;
        }
    }

    /// <summary>The identity as it is stored: a phone becomes its blind index.</summary>
    public IdentityKey Protect(PersonalData personalData)
    {
        ArgumentNullException.ThrowIfNull(personalData);
        return new(Kind, Kind == IdentityKind.Phone ? personalData.BlindIndex(Value) : Value);
    }

    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind.ToString();

    internal void AddTo(ref TextHash hash) => hash = hash.Add((long)Kind).Add(Value);

    private static IdentityKind KindOf(string text) => text switch
    {
        ['w', 'm' or 'o', .. var rest] when rest.Length is >= 28 and <= 34 && Id().IsMatch(rest) => IdentityKind.ExternalUserId,
        ['o', .. { Length: 27 } rest] when Id().IsMatch(rest) => IdentityKind.UnionId,
        ['1' or '+', ..] when Mobile().IsMatch(text) => IdentityKind.Phone,
        _ => IdentityKind.ShopAccount,
    };

    private static string NationalDigits(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits switch
        {
            ['0', '0', '8', '6', .. { Length: 11 } rest] => rest,
            ['8', '6', .. { Length: 11 } rest] => rest,
            _ => digits,
        };
    }

    [GeneratedRegex(@"^(?:\+86[ -]*)?1[3-9][0-9](?:[ -]*[0-9]){8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    /// <summary>Where phones are asked for, those of other countries and landlines are phones too.</summary>
    [GeneratedRegex(@"^\+?(?:[ ()-]*[0-9]){7,17}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
