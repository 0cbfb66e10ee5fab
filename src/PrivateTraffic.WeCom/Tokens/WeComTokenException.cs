using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Tokens;

/// <summary>
/// WeCom refuses this app an access token, and asking again will not change that: somebody has to. Raised again without asking WeCom until
/// <see cref="NextAttemptAt"/>; changed settings are tried at once.
/// </summary>
public sealed class WeComTokenException(string operation, int errorCode, string errorMessage, DateTimeOffset nextAttemptAt, TimeSpan pause)
    : WeComException(operation, errorCode, errorMessage)
{
    /// <summary>What to put right.</summary>
    public TokenProblem Problem { get; } = ProblemOf(errorCode);

    /// <summary>UTC. Before this the client does not ask WeCom again.</summary>
    public DateTimeOffset NextAttemptAt { get; } = nextAttemptAt;

    public override TimeSpan? RetryAfter { get; } = pause;

    public override bool IsTransient => false;

    private static TokenProblem ProblemOf(int errorCode) => errorCode switch
    {
        ErrorCodes.InvalidCorpId or ErrorCodes.UnknownCorp => TokenProblem.CorpId,
        ErrorCodes.InvalidCredential or ErrorCodes.SecretOfAnotherCorp => TokenProblem.Secret,
        ErrorCodes.AppDisabled or ErrorCodes.SystemAppDisabled => TokenProblem.AppDisabled,
        ErrorCodes.AddressNotTrusted => TokenProblem.Address,
        ErrorCodes.FrequencyLimit => TokenProblem.TooManyAttempts,
        ErrorCodes.CorpClosed => TokenProblem.CorpClosed,
        _ => TokenProblem.Other,
    };
}
