using System.CommandLine;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>A model from a file, to see what it would do: nothing is saved.</summary>
internal static class ModelFile
{
    public static Option<string?> Option() => new("--model")
    {
        Description = "Try the model in this JSON file instead of the one in effect; nothing is saved",
        HelpName = "file",
    };

    /// <summary>Reads the file that was named; null where none was.</summary>
    /// <exception cref="CommandException">The file holds no model, or one that cannot be used.</exception>
    public static async Task<SegmentationModel?> ReadAsync(string? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return null;
        }

        var reading = ModelDocument.TryRead(await File.ReadAllTextAsync(file, cancellation));
        return reading.Model ?? throw Refused(file, reading.Problems);
    }

    private static CommandException Refused(string file, IReadOnlyList<LocalizedText> problems) => new(ExitCode.BadInput, new LocalizedText(
        $"文件 {file} 中的模型有误：{string.Join(' ', problems.Select(p => p.Zh))}",
        $"The model in {file} cannot be used: {string.Join(' ', problems.Select(p => p.En))}"));
}
