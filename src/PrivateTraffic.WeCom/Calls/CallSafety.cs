namespace PrivateTraffic.WeCom.Calls;

/// <summary>What a second arrival of the same request would do; decides what may be retried.</summary>
internal enum CallSafety
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes something, but twice is the same as once: a remark, marking a tag.</summary>
    Repeatable,

    /// <summary>
    /// Creates something each time it arrives: a mass message, a moment, an app message. Retried only if it surely had no effect.
    /// </summary>
    Once,
}
