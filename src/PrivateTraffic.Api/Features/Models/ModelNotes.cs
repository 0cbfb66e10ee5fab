using FluentValidation;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>What people say about a change of the model.</summary>
internal static class ModelNotes
{
    public static IRuleBuilderOptions<T, string?> MustBeNote<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .MaximumLength(ModelChange.LongestNote)
        .Says($"说明最多 {ModelChange.LongestNote} 个字符。", $"A note takes at most {ModelChange.LongestNote} characters.");

    /// <summary>What stands in the history of a template that was applied without a word.</summary>
    public static string? OfTemplate(string? key) => key is null ? null : $"template {key}";

    /// <summary>The note without the space around it; null where nothing was said.</summary>
    public static string? AsNote(this string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
