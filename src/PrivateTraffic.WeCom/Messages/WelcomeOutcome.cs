namespace PrivateTraffic.WeCom.Messages;

/// <summary>What came of a welcome message. None of these is worth another try.</summary>
public enum WelcomeOutcome
{
    Sent,

    /// <summary>The code is unknown, used, or older than 20 seconds (41050).</summary>
    CodeUnusable,

    /// <summary>Another app was first, or the two are chatting already (41051).</summary>
    AlreadyDelivered,
}
