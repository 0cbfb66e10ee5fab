using PrivateTraffic.Data;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Sync.Runs;

/// <summary>
/// What an administrator reads about something that failed. The texts of WeCom's errors hold no
/// secrets; those of others are not shown, because nobody knows what stands in them: they are in the log.
/// </summary>
internal static class ProblemText
{
    /// <summary>As much as is stored.</summary>
    private const int Longest = 1024;

    public static string Of(Exception error)
    {
        var text = error switch
        {
            WeComCallException call => call.Message,
            _ when DatabaseErrors.FindUnavailable(error) is not null => "The database cannot be opened or reached.",
            _ => $"Something unexpected happened ({error.GetType().Name}); the log says more.",
        };
        return text.Length <= Longest ? text : text[..Longest];
    }
}
