using System.ComponentModel.DataAnnotations;

namespace PrivateTraffic.WeCom;

/// <summary>An absolute http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is Uri { IsAbsoluteUri: true, Scheme: "http" or "https" };

    public override string FormatErrorMessage(string name) => $"{name} takes an absolute http or https address.";
}
