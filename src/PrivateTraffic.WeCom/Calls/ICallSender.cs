namespace PrivateTraffic.WeCom.Calls;

/// <summary>
/// One step of the pipeline, wrapped around the next. What a chain of <see cref="DelegatingHandler"/>s is to HTTP, but typed and one level
/// up: WeCom reports failures inside an HTTP 200, so the innermost step reads the answer and throws, and every step outside it deals with
/// exceptions alone.
/// </summary>
internal interface ICallSender
{
    /// <summary>Sends the call and returns what the answer says.</summary>
    /// <exception cref="Errors.WeComCallException">The call brought no result.</exception>
    Task<TReply> SendAsync<TReply>(ApiCall<TReply> call, CancellationToken cancellationToken);
}
