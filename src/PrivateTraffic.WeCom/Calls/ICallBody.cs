namespace PrivateTraffic.WeCom.Calls;

/// <summary>A body that can be sent more than once.</summary>
internal interface ICallBody
{
    /// <summary>New content for one try; the caller disposes of it.</summary>
    HttpContent CreateContent();
}
