using System.ComponentModel;
using Microsoft.AspNetCore.Http.Metadata;

namespace PrivateTraffic.Api.Boundary;

/// <summary>Finds out which parameters of a request the framework could not bind; it says only that there are some.</summary>
internal static class Unreadable
{
    /// <summary>Their names as they stand in the address; the path where none can be named.</summary>
    public static string In(HttpContext context)
    {
        var names = (context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
            .Where(parameter => IsUnreadable(parameter, context)).Select(parameter => parameter.Name).ToArray();
        return names.Length > 0 ? string.Join(", ", names) : context.Request.Path;
    }

    private static bool IsUnreadable(IParameterBindingMetadata parameter, HttpContext context)
    {
        var type = parameter.ParameterInfo.ParameterType;
        type = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        if (!parameter.HasTryParse && type != typeof(string))
        {
            return false;
        }

        string?[] texts = context.Request.RouteValues[parameter.Name] is { } value
            ? [value.ToString()]
            : [.. context.Request.Query[parameter.Name]];
        return texts.Length == 0 ? !parameter.IsOptional : !texts.All(text => CanBe(type, text));
    }

    private static bool CanBe(Type type, string? text) => type == typeof(string)
        || (type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out _))
        || (!type.IsEnum && text is not null && TypeDescriptor.GetConverter(type).IsValid(text));
}
