namespace PrivateTraffic.WeCom.Tokens;

/// <summary>Why an app gets no access token, by what an administrator has to do about it.</summary>
public enum TokenProblem
{
    /// <summary>Something else; the errcode and errmsg tell.</summary>
    Other,

    /// <summary>The corp id is wrong (40013, 2000002): copy it again from 我的企业.</summary>
    CorpId,

    /// <summary>
    /// The secret is wrong, of another app or corp, or the app is disabled (40001, 40091): copy it again from the app's page.
    /// </summary>
    Secret,

    /// <summary>The app is disabled (50003, 50006): enable it in the console.</summary>
    AppDisabled,

    /// <summary>
    /// This server's address is not among the app's trusted ones (60020): add <see cref="Errors.WeComException.CallerAddress"/> under
    /// 企业可信IP; it takes about a minute to apply.
    /// </summary>
    Address,

    /// <summary>Asked too often (45009): WeCom blocks this address for up to an hour. Correct the settings and wait.</summary>
    TooManyAttempts,

    /// <summary>The corp is disbanded or banned (301007).</summary>
    CorpClosed,
}
