using System.Text.Json;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>Where a command speaks: results to standard output, everything else to standard error, in the language of the person.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, TextLanguage language, bool isJson, bool isInteractive)
{
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };
    private int lastLength;

    public TextLanguage Language => language;

    /// <summary>Writes the result: as JSON when that was asked for, else as people read it.</summary>
    public void Result<T>(T value, Func<T, string> asText) =>
        output.WriteLine(isJson ? JsonSerializer.Serialize(value, Indented) : asText(value));

    /// <summary>Says something beside the result.</summary>
    public void Say(string zh, string en)
    {
        EndProgress();
        error.WriteLine(Choose(zh, en));
    }

    /// <summary>Says how far something has come: on one line that is written over where somebody watches, else line by line.</summary>
    public void Progress(string zh, string en)
    {
        var text = Choose(zh, en);
        if (isInteractive)
        {
            var width = TextTable.WidthOf(text);
            error.Write('\r' + text + new string(' ', Math.Max(0, lastLength - width)));
            lastLength = width;
        }
        else
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Leaves the line that progress was written on.</summary>
    public void EndProgress()
    {
        if (lastLength > 0)
        {
            error.WriteLine();
            lastLength = 0;
        }
    }

    public string Choose(string zh, string en) => language == TextLanguage.English ? en : zh;
}
