using System.CommandLine;
using System.Text.Json;
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

        SegmentationModel model;
        try
        {
            model = ModelDocument.Read(await File.ReadAllTextAsync(file, cancellation));
        }
        catch (JsonException error)
        {
            throw new CommandException(ExitCode.BadInput, new LocalizedText(
                $"文件 {file} 不是可用的模型：{error.Message}", $"The file {file} does not hold a model: {error.Message}"));
        }

        return model.Problems() is { Count: > 0 } problems ? throw Refused(file, string.Join(' ', problems)) : model;
    }

    private static CommandException Refused(string file, string why) => new(ExitCode.BadInput, new LocalizedText(
        $"文件 {file} 中的模型有误：{why}", $"The model in {file} cannot be used: {why}"));
}
