using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PrivateTraffic.WeCom;

namespace PrivateTraffic.Sync.Corps;

/// <summary>The companies of this deployment.</summary>
public sealed class CorpsOptions
{
    public const string Section = "Corps";

    /// <summary>One entry for each company; empty for a company that has order files alone.</summary>
    public IList<CorpSettings> Items { get; } = [];
}

/// <summary>A company and its app in WeCom.</summary>
public sealed class CorpSettings
{
    /// <summary>WeCom's corpid.</summary>
    [Required]
    public string CorpId { get; set; } = "";

    /// <summary>What customers know the company or shop by; scripts name it. Null where each script is to say it in its own way.</summary>
    public string? Name { get; set; }

    /// <summary>The agentid of the app.</summary>
    [Range(1, int.MaxValue)]
    public int AgentId { get; set; }

    /// <summary>The secret of the app. Never printed.</summary>
    [Required]
    public string Secret { get; set; } = "";

    /// <summary>The token of the app's callbacks; null when it receives none. Never printed.</summary>
    public string? CallbackToken { get; set; }

    /// <summary>The EncodingAESKey of the app's callbacks; null when it receives none. Never printed.</summary>
    public string? EncodingAesKey { get; set; }

    /// <summary>Where the server API lives, when it is not WeCom itself.</summary>
    public Uri? ApiBaseAddress { get; set; }

    /// <summary>Where the sign-in page inside the client lives, when it is not WeCom itself.</summary>
    public Uri? OAuthBaseAddress { get; set; }

    /// <summary>Where the QR sign-in page lives, when it is not WeCom itself.</summary>
    public Uri? QrLoginBaseAddress { get; set; }

    /// <summary>The time zone of the business day, by its IANA name. Default Asia/Shanghai.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    public override string ToString() => $"{CorpId}/{AgentId}";
}

/// <summary>Says which setting of which company is wrong, what it holds and what it may hold; secrets are never repeated.</summary>
internal sealed class CorpsOptionsValidator(IValidateOptions<WeComApp> apps) : IValidateOptions<CorpsOptions>
{
    public ValidateOptionsResult Validate(string? name, CorpsOptions options)
    {
        var problems = options.Items.SelectMany((corp, i) => ProblemsOf(corp).Select(p => $"{CorpsOptions.Section}:{i}:{p}")).ToList();
        problems.AddRange(options.Items.GroupBy(c => c.CorpId).Where(g => g.Count() > 1)
            .Select(g => $"{CorpsOptions.Section}: {g.Key} is named {g.Count()} times; each company has one entry."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> ProblemsOf(CorpSettings corp)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(corp.TimeZone, out _))
        {
            yield return $"{nameof(corp.TimeZone)} is '{corp.TimeZone}'; it must be an IANA time zone such as Asia/Shanghai.";
        }

        foreach (var problem in apps.Validate(null, Pull.WeComClients.AppOf(corp)).Failures ?? [])
        {
            yield return problem;
        }
    }
}
