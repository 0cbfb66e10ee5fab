using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>Short cuts for writing answers.</summary>
internal static class Reply
{
    public static void WriteStrings(this Utf8JsonWriter reply, string name, IEnumerable<string> values)
    {
        reply.WriteStartArray(name);
        foreach (var value in values)
        {
            reply.WriteStringValue(value);
        }

        reply.WriteEndArray();
    }

    public static void WriteNumbers(this Utf8JsonWriter reply, string name, IEnumerable<long> values)
    {
        reply.WriteStartArray(name);
        foreach (var value in values)
        {
            reply.WriteNumberValue(value);
        }

        reply.WriteEndArray();
    }

    /// <summary>Writes an object for each item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter reply, string name, IEnumerable<T> items, Action<T> writeFields)
    {
        reply.WriteStartArray(name);
        foreach (var item in items)
        {
            reply.WriteStartObject();
            writeFields(item);
            reply.WriteEndObject();
        }

        reply.WriteEndArray();
    }

    /// <summary>A field that is left out when there is nothing to say.</summary>
    public static void WriteOptional(this Utf8JsonWriter reply, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            reply.WriteString(name, value);
        }
    }
}
