namespace PrivateTraffic.WeCom.Media;

/// <summary>What kind of material is uploaded. All must be larger than 5 bytes (D90253).</summary>
public enum MediaKind
{
    /// <summary>jpg or png, at most 10 MB.</summary>
    Image,

    /// <summary>amr, at most 2 MB and 60 seconds.</summary>
    Voice,

    /// <summary>mp4, at most 10 MB.</summary>
    Video,

    /// <summary>Anything, at most 20 MB.</summary>
    File,
}
