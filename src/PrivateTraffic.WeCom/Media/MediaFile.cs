namespace PrivateTraffic.WeCom.Media;

/// <summary>A file to upload, in memory because a second try must be able to send it again.</summary>
/// <param name="Name">With extension; may be Chinese. This is what receivers see.</param>
/// <param name="ContentType">Such as <c>image/png</c>.</param>
/// <param name="Content">More than 5 bytes; the most depends on the kind.</param>
public sealed record MediaFile(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    public override string ToString() => $"{Name}, {Content.Length} bytes";
}
