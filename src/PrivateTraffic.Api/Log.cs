namespace PrivateTraffic.Api;

internal static partial class Log
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Request to {Endpoint} failed")]
    public static partial void RequestFailed(ILogger logger, Exception error, string endpoint);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Request answered with {Problem} because of {Exception}")]
    public static partial void RequestRefused(ILogger logger, string problem, string exception);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Callback refused: {Reason}")]
    public static partial void CallbackRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "A member signed in with role {Role}")]
    public static partial void SignedIn(ILogger logger, Access.Role role);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Warning, Message = "Sign-in refused: {Reason}")]
    public static partial void SignInRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 1006, Level = LogLevel.Warning, Message = "A script is left out of the library: {Problem}")]
    public static partial void ScriptLeftOut(ILogger logger, string problem);

    [LoggerMessage(EventId = 1007, Level = LogLevel.Error, Message = "A pull that somebody began was stopped")]
    public static partial void RunFailed(ILogger logger, Exception error);

    [LoggerMessage(EventId = 1008, Level = LogLevel.Error, Message = "An import that somebody began was stopped")]
    public static partial void ImportFailed(ILogger logger, Exception error);
}
