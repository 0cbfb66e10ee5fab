namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>Why a callback was not accepted. For our log alone: the sender gets a bare refusal.</summary>
public enum CallbackRejection
{
    /// <summary>The signature is missing or does not match: not from WeCom, or the token is another.</summary>
    Signature,

    /// <summary>Longer than any callback.</summary>
    TooLarge,

    /// <summary>Not the XML, base64 or ciphertext it should be, or the AES key is another.</summary>
    Malformed,

    /// <summary>Genuine, but meant for another corp.</summary>
    Receiver,
}

/// <summary>A callback that must not be processed. Says nothing of its content.</summary>
public sealed class CallbackRejectedException(CallbackRejection reason, Exception? innerException = null)
    : Exception($"Callback rejected: {reason}.", innerException)
{
    public CallbackRejection Reason { get; } = reason;
}
