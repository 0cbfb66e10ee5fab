namespace PrivateTraffic.WeCom.Media;

/// <summary>Where an uploaded attachment will be used (D95098).</summary>
public enum AttachmentUse
{
    /// <summary>Moments: pictures up to 1,080 by 10,800 pixels, videos up to 30 seconds.</summary>
    Moments = 1,

    /// <summary>Product album.</summary>
    ProductAlbum = 2,
}
