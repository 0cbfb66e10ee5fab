namespace PrivateTraffic.WeCom.Errors;

/// <summary>
/// A call that brought no result, whoever is to blame. Texts and properties never contain a token, a secret, a query string or a request
/// body, so it may be logged as it is.
/// </summary>
public abstract class WeComCallException(string operation, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Path of the API below <c>/cgi-bin/</c>, such as <c>externalcontact/get</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>True when the same call may succeed later without anybody changing anything.</summary>
    public abstract bool IsTransient { get; }

    /// <summary>The shortest sensible pause before trying again; null when nothing is known about it.</summary>
    public virtual TimeSpan? RetryAfter => null;
}
