using FluentValidation;
using FluentValidation.Results;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>What people read when a request breaks a rule, in both languages.</summary>
internal static class RuleTexts
{
    /// <summary>Says it of the rule just written.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string zh, string en) =>
        rule.WithMessage(en).WithState(_ => new LocalizedText(zh, en));

    /// <summary>A rule that no validator checks, broken.</summary>
    public static ValidationException Broken(string field, string zh, string en) =>
        new([new ValidationFailure(field, en) { CustomState = new LocalizedText(zh, en) }]);

    /// <summary>What was said of the rule that was broken.</summary>
    public static string In(this ValidationFailure failure, TextLanguage language) =>
        failure.CustomState is LocalizedText text ? text.In(language) : failure.ErrorMessage;
}
