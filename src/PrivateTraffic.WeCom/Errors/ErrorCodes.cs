using static PrivateTraffic.WeCom.Errors.WeComErrorAction;

namespace PrivateTraffic.WeCom.Errors;

/// <summary>
/// Every errcode this client knows, and nowhere else. The named ones steer the client; the table in <see cref="ActionFor"/> advises
/// callers. The meanings are from WeCom's global table (D90313), the advice is ours.
/// </summary>
public static class ErrorCodes
{
    public const int Ok = 0;

    /// <summary>System busy; WeCom recommends at most three retries.</summary>
    public const int SystemBusy = -1;

    /// <summary>Two writes met on one record.</summary>
    public const int DataVersionConflict = 6000;

    /// <summary>From gettoken: wrong secret or app disabled. From a business call: the token is not accepted.</summary>
    public const int InvalidCredential = 40001;

    public const int InvalidCorpId = 40013;

    /// <summary>Token invalid; WeCom also answers this for one that has expired.</summary>
    public const int InvalidAccessToken = 40014;

    public const int InvalidOAuthCode = 40029;
    public const int SecretOfAnotherCorp = 40091;

    /// <summary>The external user id is not valid for this caller: another corp's, or none of its followers is visible.</summary>
    public const int InvalidExternalUserId = 40096;

    public const int WelcomeCodeUnusable = 41050;
    public const int WelcomeAlreadyDelivered = 41051;
    public const int MassMessageDispatching = 41063;
    public const int TooManyMomentJobs = 41078;
    public const int MomentDispatching = 41079;
    public const int RemindLimitReached = 41094;
    public const int WelcomeBeingSent = 41096;
    public const int AccessTokenExpired = 42001;
    public const int OAuthCodeExpired = 42003;
    public const int OAuthCodeUsed = 42022;

    /// <summary>Called too often; the API is closed for 60 s, 60 min or the rest of the day (D90312).</summary>
    public const int FrequencyLimit = 45009;

    /// <summary>Too many calls of one API at once.</summary>
    public const int ConcurrencyLimit = 45033;

    /// <summary>Another call is changing the same record.</summary>
    public const int WriteConflict = 45035;

    /// <summary>Data access restricted because of abnormal traffic.</summary>
    public const int AbnormalTraffic = 45036;

    public const int AppDisabled = 50003;
    public const int SystemAppDisabled = 50006;
    public const int InvalidCursor = 50100;
    public const int AddressNotTrusted = 60020;
    public const int UserTicketExpired = 84014;
    public const int UserTicketInvalid = 84015;

    /// <summary>No customer relation. On externalcontact/list it also means "this member has no customers".</summary>
    public const int NotExternalContact = 84061;

    public const int CorpClosed = 301007;
    public const int UnknownCorp = 2000002;

    /// <summary>
    /// True for the codes by which a business call refuses its token. Real expiry comes as 40014 as often as 42001; an SDK that knew only
    /// one of them got stuck (NotFound403/wecom-sdk#22).
    /// </summary>
    public static bool RefusesToken(int code) => code is InvalidAccessToken or AccessTokenExpired or InvalidCredential;

    /// <summary>
    /// True when the gateway turned the call away before it could have any effect, so that even a create may be repeated.
    /// </summary>
    public static bool IsRefusedUntouched(int code) =>
        code is FrequencyLimit or ConcurrencyLimit or WriteConflict or DataVersionConflict or WelcomeBeingSent;

    /// <summary>
    /// How long to wait before a call answered with <paramref name="code"/> has a chance; null where the code says nothing about time.
    /// </summary>
    public static TimeSpan? PauseFor(int code) => code switch
    {
        FrequencyLimit or TooManyMomentJobs => TimeSpan.FromMinutes(1),
        MassMessageDispatching or MomentDispatching => TimeSpan.FromMinutes(2),
        AbnormalTraffic => TimeSpan.FromHours(1),
        RemindLimitReached => TimeSpan.FromHours(24),
        _ => null,
    };

    public static WeComErrorAction ActionFor(int code) => code switch
    {
        SystemBusy or DataVersionConflict or WriteConflict or WelcomeBeingSent or MassMessageDispatching or MomentDispatching => Retry,

        InvalidAccessToken or AccessTokenExpired or 42009 => RefreshToken,

        FrequencyLimit or ConcurrencyLimit or AbnormalTraffic or TooManyMomentJobs or RemindLimitReached => BackOff,

        InvalidOAuthCode or OAuthCodeExpired or OAuthCodeUsed => Renew,
        UserTicketExpired or UserTicketInvalid => Renew,
        InvalidCursor => Renew,
        40007 or 40145 => Renew, // media id: invalid or from the wrong upload API, expired
        40093 or 42012 or 91040 => Renew, // JS-SDK: signature, ticket unusable, ticket of the wrong type
        40077 or 40078 or 42007 => Renew, // third-party authorisation codes

        NotExternalContact or InvalidExternalUserId or 41056 or 610004 or 84074 or 84083 or 84084 => Skip, // not (or no longer) a customer
        40003 or 60111 or 46004 or 43004 => Skip, // member unknown, gone, or never linked to WeChat
        50002 or 60011 or 60021 or 60030 or 81011 => Skip, // outside the visible range, no right on it
        40050 or 49008 or 86001 or 86003 or (>= 90500 and <= 90511) => Skip, // group chat unknown, dissolved, or in the wrong state
        40066 or 60003 or 60123 => Skip, // department unknown
        40068 => Skip, // tag or tag group unknown: read the library again
        40073 or 610014 => Skip, // openid, unionid
        40099 or 610023 => Skip, // contact limit of the member or the corp
        40100 or 40128 or 40129 or 40130 or 40131 => Skip, // transfers
        41048 or 41093 or 81013 or 95001 => Skip, // nobody to send to, cancelled, all receivers invalid, quota of this customer
        41053 or 48011 => Skip, // archive consent missing, member not active enough
        41059 or 41060 or 41061 or 41062 or 41067 => Skip, // moment: missing, unknown, another member's, not published yet, wrong type
        301048 or 301059 or 301061 => Skip, // archive: media gone, not an internal group, unknown user

        InvalidCredential or InvalidCorpId or UnknownCorp or SecretOfAnotherCorp or CorpClosed => Configuration,
        AppDisabled or SystemAppDisabled or 60031 or AddressNotTrusted or 301042 => Configuration,
        40056 or 301002 => Configuration, // agent id unknown, or of another app than the token
        40079 or (>= 40080 and <= 40085) or 48003 or 48004 => Configuration, // third-party suite
        40098 or 40143 or 40205 or 41054 => Configuration, // member not real-named, banned, authorisation too old, not activated
        41045 or 41055 or 41058 or 41095 or 41098 or 41210 or 41211 => Configuration, // quotas and rights an administrator can raise
        41057 or 610016 or 610024 => Configuration, // WeChat developer account, verification, qualification
        48001 or 48002 or 48006 or 48009 or 48010 => Configuration, // API permission, withdrawn, contact-sync address, TLS version
        50001 or 80001 or 85005 or 85008 or 92000 or 92002 => Configuration, // domains and JS-SDK scope
        301052 or 301053 or 301111 => Configuration, // message archive licence
        (>= 660001 and <= 660011) or 660013 => Configuration, // collection: merchant, payee, scope
        701008 or 701099 => Configuration, // interface licence

        _ => GiveUp,
    };
}
