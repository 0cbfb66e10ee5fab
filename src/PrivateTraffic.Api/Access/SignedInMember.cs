namespace PrivateTraffic.Api.Access;

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>Sees the customers they have added themselves.</summary>
    Staff = 0,

    /// <summary>Sees the customers of their departments and of the departments below.</summary>
    Leader = 1,

    /// <summary>Sees all customers of the corp.</summary>
    Manager = 2,

    /// <summary>Sees all customers, and runs the installation.</summary>
    Administrator = 3,
}

/// <summary>The person behind a request.</summary>
/// <param name="CorpId">Our number of the corp.</param>
/// <param name="UserId">WeCom's userid, lower case.</param>
/// <param name="Role">What they may do, decided anew for each request.</param>
public sealed record SignedInMember(int CorpId, string UserId, Role Role);
