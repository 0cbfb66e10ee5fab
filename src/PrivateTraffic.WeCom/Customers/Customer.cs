namespace PrivateTraffic.WeCom.Customers;

/// <summary>A customer with everybody who follows them.</summary>
/// <param name="Contact">The person.</param>
/// <param name="Followers">
/// One for each member in the app's visible range who added the customer; another app may see others (D92114).
/// </param>
public sealed record Customer(Contact Contact, IReadOnlyList<FollowUser> Followers)
{
    public override string ToString() => Contact.ToString();
}
