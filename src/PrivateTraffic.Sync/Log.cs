using Microsoft.Extensions.Logging;
using PrivateTraffic.Data.Runs;

namespace PrivateTraffic.Sync;

internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "{Kind} pull {Run} finished")]
    public static partial void RunFinished(ILogger logger, RunKind kind, long run);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "{Kind} pull {Run} goes on where it was cut off")]
    public static partial void RunResumed(ILogger logger, RunKind kind, long run);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "What stopped pull {Run} could not be written down")]
    public static partial void ProblemNotStored(ILogger logger, Exception error, long run);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "Callback {Key} could not be applied; attempt {Attempt}")]
    public static partial void CallbackFailed(ILogger logger, Exception error, string key, int attempt);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "{Work} failed and will be tried again")]
    public static partial void WorkFailed(ILogger logger, Exception error, string work);
}
