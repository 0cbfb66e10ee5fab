using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Members;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A customer as a person, the same for every member who added them (D92114). <see cref="ToString"/> shows the id alone.</summary>
public sealed record Contact
{
    [JsonPropertyName("external_userid")]
    public required ExternalUserId Id { get; init; }

    /// <summary>
    /// Nickname of a WeChat user, alias or real name of a WeCom user. May be empty, and may hold emoji and right-to-left text.
    /// </summary>
    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    [JsonPropertyName("type")]
    public ContactType Type { get; init; }

    [JsonPropertyName("gender")]
    public Gender Gender { get; init; }

    /// <summary>Only for WeChat users, and only when the corp has bound a WeChat developer account.</summary>
    [JsonPropertyName("unionid")]
    public string? UnionId { get; init; }

    /// <summary>Only for WeCom users who show it.</summary>
    [JsonPropertyName("position")]
    public string? Position { get; init; }

    /// <summary>Short name of a WeCom user's company.</summary>
    [JsonPropertyName("corp_name")]
    public string? CorpName { get; init; }

    [JsonPropertyName("corp_full_name")]
    public string? CorpFullName { get; init; }

    /// <summary>What a WeCom user shows to outsiders.</summary>
    [JsonPropertyName("external_profile")]
    public ExternalProfile? Profile { get; init; }

    public override string ToString() => $"contact {Id}";
}
