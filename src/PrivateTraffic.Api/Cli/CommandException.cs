using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Cli;

/// <summary>Ends a command with a sentence for the person who typed it.</summary>
internal sealed class CommandException(ExitCode code, LocalizedText text) : Exception(text.En)
{
    public ExitCode Code { get; } = code;

    public LocalizedText Text { get; } = text;
}
