using System.Net;

namespace PrivateTraffic.WeCom.Errors;

/// <summary>WeCom answered, and its answer was an errcode other than 0.</summary>
public class WeComException(string operation, int errorCode, string errorMessage)
    : WeComCallException(operation, $"WeCom {operation} failed: {errorCode} {errorMessage}")
{
    /// <summary>WeCom's <c>errcode</c>, never 0. Look it up at https://open.work.weixin.qq.com/devtool/query.</summary>
    public int ErrorCode { get; } = errorCode;

    /// <summary>
    /// WeCom's <c>errmsg</c>, with the hint its support asks for. Free text that changes: show it, never match on it (D90313).
    /// </summary>
    public string ErrorMessage { get; } = errorMessage;

    /// <summary>What to do about it.</summary>
    public WeComErrorAction Action => ErrorCodes.ActionFor(ErrorCode);

    public override bool IsTransient => Action is WeComErrorAction.Retry or WeComErrorAction.BackOff or WeComErrorAction.RefreshToken;

    public override TimeSpan? RetryAfter => ErrorCodes.PauseFor(ErrorCode);

    /// <summary>
    /// Our address as WeCom saw it (<c>from ip: …</c> in the errmsg): with 60020, the one to add to the app's trusted addresses.
    /// </summary>
    public IPAddress? CallerAddress { get; } = CallerAddressText.In(errorMessage);
}
