namespace PrivateTraffic.Api.Features.Imports;

/// <summary>The kind of a file as an address names it: in the words of our JSON.</summary>
internal readonly record struct KindParameter(ImportKind Kind)
{
    public static bool TryParse(string? text, out KindParameter parameter)
    {
        var isKnown = Enum.TryParse<ImportKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind);
        parameter = new KindParameter(kind);
        return isKnown;
    }
}
