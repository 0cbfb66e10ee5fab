using System.Globalization;
using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>
/// The fields of a request body, read the way WeCom does: what has the wrong JSON type is taken if it can be understood, and
/// the answer then carries a warning.
/// </summary>
internal readonly struct Arguments(JsonElement element, ApiCall call)
{
    public JsonElement Element { get; } = element;

    public bool Has(string name) => Field(name) is not null;

    public string? Text(string name) => Field(name) is not { } value ? null : TextOf(value);

    /// <summary>A text that must be there and not be empty.</summary>
    /// <exception cref="WeComRefusal">With the given error.</exception>
    public string Text(string name, WeComError missing) => Text(name) is { Length: > 0 } text ? text : throw new WeComRefusal(missing);

    public long? Number(string name)
    {
        if (Field(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            return number;
        }

        call.FoundWrongJson();
        return value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var parsed)
            ? parsed : null;
    }

    public long Number(string name, WeComError missing) => Number(name) ?? throw new WeComRefusal(missing);

    /// <summary>true, false, or a number that is 0 or not.</summary>
    public bool? Flag(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Number(name) is { } number ? number != 0 : null,
    };

    public IReadOnlyList<string> Texts(string name)
    {
        var read = TextOf;
        return [.. Items(name).Select(read).OfType<string>()];
    }

    public IReadOnlyList<long> Numbers(string name)
    {
        List<long> numbers = [];
        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number))
            {
                numbers.Add(number);
            }
            else
            {
                call.FoundWrongJson();
            }
        }

        return numbers;
    }

    public Arguments? Object(string name)
    {
        if (Field(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new Arguments(value, call);
        }

        call.FoundWrongJson();
        return null;
    }

    public IReadOnlyList<Arguments> Objects(string name)
    {
        var owner = call;
        return [.. Items(name).Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new Arguments(item, owner))];
    }

    /// <summary>
    /// A page size. Above the maximum it becomes the maximum or the default, which differs by API; zero and less are refused.
    /// </summary>
    public int Limit(int fallback, int most, OverMost over = OverMost.Clamp, string name = "limit") => Number(name) switch
    {
        null => fallback,
        <= 0 => throw new WeComRefusal(Errors.InvalidParameter),
        { } wanted when wanted <= most => (int)wanted,
        _ => over == OverMost.Clamp ? most : fallback,
    };

    private JsonElement? Field(string name) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value : null;

    private IReadOnlyList<JsonElement> Items(string name)
    {
        if (Field(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }

        call.FoundWrongJson();
        return [];
    }

    private string? TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        call.FoundWrongJson();
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
    }
}

/// <summary>What becomes of a page size above the maximum.</summary>
internal enum OverMost
{
    Clamp,
    Default,
}
