using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Members;

/// <summary>
/// A member as the app may see it (D90196). Apps created since June 2022 get no mobile, mail, gender or avatar here; the member grants
/// those through <see cref="OAuth.IOAuth.GetDetailsAsync"/>. <see cref="ToString"/> shows the id alone.
/// </summary>
public sealed record Member
{
    [JsonPropertyName("userid")]
    public required MemberId Id { get; init; }

    [JsonPropertyName("name")]
    [AllowNull]
    public string Name { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("alias")]
    public string? Alias { get; init; }

    [JsonPropertyName("position")]
    public string? Position { get; init; }

    [JsonPropertyName("gender")]
    public Gender Gender { get; init; }

    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    [JsonPropertyName("mobile")]
    public string? Mobile { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Departments within the visible range.</summary>
    [JsonPropertyName("department")]
    [AllowNull]
    public IReadOnlyList<long> Departments { get; init => field = value ?? []; } = [];

    [JsonPropertyName("main_department")]
    public long? MainDepartment { get; init; }

    /// <summary>For each of <see cref="Departments"/>, in the same order: 1 when the member leads it, otherwise 0.</summary>
    [JsonPropertyName("is_leader_in_dept")]
    [AllowNull]
    public IReadOnlyList<int> LeadsDepartment { get; init => field = value ?? []; } = [];

    /// <summary>The member's direct superiors.</summary>
    [JsonPropertyName("direct_leader")]
    [AllowNull]
    public IReadOnlyList<MemberId> DirectLeaders { get; init => field = value ?? []; } = [];

    [JsonPropertyName("status")]
    public MemberStatus Status { get; init; }

    /// <summary>What customers see as the position.</summary>
    [JsonPropertyName("external_position")]
    public string? ExternalPosition { get; init; }

    public override string ToString() => $"member {Id}";
}
