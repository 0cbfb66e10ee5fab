using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom.Settings;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Checks the limits of single APIs, which the attributes do not reach inside their dictionary: a limit of 0 would block an API for ever.
/// </summary>
internal sealed class ApiRateLimitsValidator : IValidateOptions<WeComOptions>
{
    private const string Section = $"{WeComOptions.Section}:{nameof(WeComOptions.RateBudget)}:{nameof(RateBudgetOptions.Apis)}";

    public ValidateOptionsResult Validate(string? name, WeComOptions options)
    {
        var problems = options.RateBudget.Apis.SelectMany(api => SettingProblems.Of(api.Value, $"{Section}:{api.Key}")).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
