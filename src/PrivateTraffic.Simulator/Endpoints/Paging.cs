using System.Text.Json;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>How the end of a listing is told, which differs from API to API.</summary>
internal enum EndMark
{
    EmptyCursor,
    NoCursor,
}

/// <summary>Writes one page of a listing whose items have fixed places.</summary>
internal static class Paging
{
    /// <summary>Writes up to a page of rows and the cursor to what follows.</summary>
    /// <param name="rows">All rows from a place on, each with its own place.</param>
    public static void WritePage<T>(
        this Utf8JsonWriter reply,
        ApiCall call,
        PageFormat format,
        Func<long, IEnumerable<(long Place, T Item)>> rows,
        Action<T> writeItem)
    {
        long? next = null;
        var written = 0;
        reply.WriteStartArray(format.Name);
        foreach (var (place, item) in rows(call.Position(format.Cursor, format.Filter)))
        {
            if (written == format.Limit)
            {
                next = place;
                break;
            }

            writeItem(item);
            written++;
        }

        reply.WriteEndArray();
        if (next is { } position)
        {
            reply.WriteString("next_cursor", call.CursorTo(position, format.Filter));
        }
        else if (format.End == EndMark.EmptyCursor)
        {
            reply.WriteString("next_cursor", "");
        }
    }

    /// <summary>Rows of a list that only grows at its end: the place is the index.</summary>
    public static Func<long, IEnumerable<(long Place, T Item)>> Rows<T>(IEnumerable<T> all) =>
        from => all.Select((item, index) => ((long)index, item)).Skip((int)from);
}

/// <summary>What a page of a listing looks like.</summary>
/// <param name="Name">The array's name.</param>
/// <param name="Filter">Everything beside the cursor that the rows depend on.</param>
internal sealed record PageFormat(string Name, string? Cursor, int Limit, string Filter = "", EndMark End = EndMark.EmptyCursor);
