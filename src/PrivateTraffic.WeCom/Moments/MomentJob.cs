using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Moments;

/// <summary>How far the making of a moment has got.</summary>
public sealed record MomentJob
{
    [JsonPropertyName("status")]
    public MomentJobStatus Status { get; init; }

    /// <summary>Only when <see cref="Status"/> is <see cref="MomentJobStatus.Done"/>.</summary>
    [JsonPropertyName("result")]
    public MomentJobResult? Result { get; init; }
}

/// <summary>State of a job.</summary>
[JsonConverter(typeof(NumberOrTextEnumConverter<MomentJobStatus>))]
public enum MomentJobStatus
{
    Unknown = 0,
    Started = 1,
    Running = 2,
    Done = 3,
}

/// <summary>What has come of a finished job.</summary>
public sealed record MomentJobResult
{
    /// <summary>0 when the moment was made.</summary>
    [JsonPropertyName("errcode")]
    public int ErrorCode { get; init; }

    [JsonPropertyName("errmsg")]
    public string? ErrorMessage { get; init; }

    [JsonPropertyName("moment_id")]
    public MomentId? Moment { get; init; }

    [JsonPropertyName("invalid_sender_list")]
    public MomentSenders? InvalidSenders { get; init; }

    [JsonPropertyName("invalid_external_contact_list")]
    public MomentCustomers? InvalidCustomers { get; init; }
}

/// <summary>Members and departments.</summary>
public sealed record MomentSenders
{
    [JsonPropertyName("user_list")]
    [AllowNull]
    public IReadOnlyList<MemberId> Members { get; init => field = value ?? []; } = [];

    [JsonPropertyName("department_list")]
    [AllowNull]
    public IReadOnlyList<long> Departments { get; init => field = value ?? []; } = [];
}

/// <summary>Customers by tag.</summary>
public sealed record MomentCustomers
{
    [JsonPropertyName("tag_list")]
    [AllowNull]
    public IReadOnlyList<TagId> Tags { get; init => field = value ?? []; } = [];
}
