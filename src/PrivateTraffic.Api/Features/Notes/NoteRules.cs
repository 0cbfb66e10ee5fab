using FluentValidation;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Domain.Reasons;

namespace PrivateTraffic.Api.Features.Notes;

/// <summary>What a note may hold: words, a reason, or both.</summary>
internal static class NoteRules
{
    public const int LongestText = 2_000;

    public static void MustBeNote<T>(this AbstractValidator<T> validator, Func<T, string?> text, Func<T, string?> reason)
    {
        validator.RuleFor(c => text(c)).Must(t => t is null || t.Length <= LongestText)
            .Says($"最多 {LongestText} 个字。", $"At most {LongestText} characters.").OverridePropertyName("text");
        validator.RuleFor(c => reason(c)).Must(r => r is null || CustomerReason.TryParse(r, out _))
            .Says("没有这个原因，请从列表中选。", "There is no such reason; choose one of the list.").OverridePropertyName("reason");
        validator.RuleFor(c => text(c)).Must((c, t) => !string.IsNullOrWhiteSpace(t) || reason(c) is not null)
            .Says("请写点什么，或选一个原因。", "Write something, or choose a reason.").OverridePropertyName("text");
    }
}
