using Microsoft.Extensions.Options;

namespace PrivateTraffic.WeCom.Settings;

/// <summary>
/// Checks settings by the attributes of their properties; what is wrong is said with the key, the value and the allowed range.
/// </summary>
/// <param name="section">Where the settings stand in the configuration; null for settings without a section of their own.</param>
public sealed class AnnotatedSettings<TOptions>(string? section = null) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = SettingProblems.Of(options, section).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
