using System.Globalization;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>A version of the model as an address names it: by its number, or <c>current</c>.</summary>
/// <param name="Number">The number; null for the version in effect.</param>
internal readonly record struct ModelParameter(int? Number)
{
    public const string Current = "current";

    public static bool TryParse(string? text, out ModelParameter parameter)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        parameter = new ModelParameter(isNumber ? number : null);
        return isNumber || text == Current;
    }
}
