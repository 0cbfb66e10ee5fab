namespace PrivateTraffic.WeCom.Customers;

/// <summary>
/// What to write into a member's notes about a customer (D92115). Null leaves a field as it is; at least one must be set.
/// </summary>
public sealed record CustomerRemark
{
    /// <summary>At most 20 characters.</summary>
    public string? Remark { get; init; }

    /// <summary>At most 150 characters.</summary>
    public string? Description { get; init; }

    /// <summary>At most 20 characters; WeChat users only.</summary>
    public string? Company { get; init; }

    /// <summary>Replaces all phone numbers; an empty list removes them.</summary>
    public IReadOnlyList<string>? Mobiles { get; init; }

    /// <summary>Media id of a picture.</summary>
    public string? PictureMediaId { get; init; }

    internal bool IsEmpty => this is { Remark: null, Description: null, Company: null, Mobiles: null, PictureMediaId: null };

    public override string ToString() => nameof(CustomerRemark);
}
