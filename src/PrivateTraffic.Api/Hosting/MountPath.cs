namespace PrivateTraffic.Api.Hosting;

/// <summary>The path below which the product is mounted, known to each of its endpoints: empty at the root, else with a slash in front.</summary>
internal sealed record MountPath(string Value)
{
    public static PathString Of(HttpContext context) =>
        new(context.GetEndpoint()?.Metadata.GetMetadata<MountPath>()?.Value);

    /// <summary>An address below the mount path, as a browser needs it.</summary>
    public static string Address(HttpContext context, string path) => context.Request.PathBase.Add(Of(context)).Add(path).Value!;
}
