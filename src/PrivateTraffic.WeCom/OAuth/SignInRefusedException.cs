using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.OAuth;

/// <summary>Why a code or ticket was not accepted.</summary>
public enum SignInRefusal
{
    /// <summary>Never issued to this app, or mangled on the way (40029, 84015).</summary>
    Invalid,

    /// <summary>Too old: a code lives 5 minutes, a user ticket 30 (42003, 84014).</summary>
    Expired,

    /// <summary>Already exchanged: the page was reloaded or sent twice (42022).</summary>
    Used,
}

/// <summary>The visitor's code or ticket is not good (any more): send the visitor through the sign-in page once more.</summary>
public sealed class SignInRefusedException(string operation, int errorCode, string errorMessage)
    : WeComException(operation, errorCode, errorMessage)
{
    public SignInRefusal Refusal => ErrorCode switch
    {
        ErrorCodes.OAuthCodeUsed => SignInRefusal.Used,
        ErrorCodes.OAuthCodeExpired or ErrorCodes.UserTicketExpired => SignInRefusal.Expired,
        _ => SignInRefusal.Invalid,
    };

    internal static bool IsMeantBy(int errorCode) => errorCode is ErrorCodes.InvalidOAuthCode or ErrorCodes.OAuthCodeExpired
        or ErrorCodes.OAuthCodeUsed or ErrorCodes.UserTicketExpired or ErrorCodes.UserTicketInvalid;
}
