namespace PrivateTraffic.WeCom.Messages;

/// <summary>Where a mass message goes.</summary>
public enum MassMessageTarget
{
    /// <summary>To customers, each in their own chat.</summary>
    Customers,

    /// <summary>Into customer groups.</summary>
    Groups,
}

internal static class MassMessageTargets
{
    /// <summary>The <c>chat_type</c> of D92135.</summary>
    public static string WireName(this MassMessageTarget target) => target == MassMessageTarget.Groups ? "group" : "single";
}
