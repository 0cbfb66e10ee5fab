using Microsoft.Extensions.Options;

namespace PrivateTraffic.WeCom.RateLimits;

/// <summary>
/// Checks the limits of single APIs, which the attributes do not reach inside their dictionary: a limit of 0 would block an API for ever.
/// </summary>
internal sealed class ApiRateLimitsValidator : IValidateOptions<WeComOptions>
{
    private static readonly ApiRateLimitValidator One = new();

    public ValidateOptionsResult Validate(string? name, WeComOptions options)
    {
        var verdict = new ValidateOptionsResultBuilder();
        foreach (var (api, limit) in options.RateBudget.Apis)
        {
            verdict.AddResult(One.Validate($"RateBudget.Apis[{api}]", limit));
        }

        return verdict.Build();
    }
}

[OptionsValidator]
internal sealed partial class ApiRateLimitValidator : IValidateOptions<ApiRateLimit>;
