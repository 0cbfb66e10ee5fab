namespace PrivateTraffic.WeCom.Errors;

/// <summary>How a call was lost on its way.</summary>
public enum TransportFailure
{
    /// <summary>No connection came about (name, route, TLS, proxy): the request surely did not arrive.</summary>
    NotConnected,

    /// <summary>The connection broke after the request had begun to leave.</summary>
    ConnectionLost,

    /// <summary>No complete answer within the time for one try.</summary>
    TimedOut,

    /// <summary>The answer carried an HTTP status of failure and no errcode.</summary>
    HttpStatus,

    /// <summary>The body was no JSON, or broke off: a proxy's page, or a cut connection.</summary>
    NotJson,

    /// <summary>
    /// Well-formed JSON that contradicts the documented shape, for instance without a required field. Retrying does not help.
    /// </summary>
    UnexpectedShape,
}
