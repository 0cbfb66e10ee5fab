namespace PrivateTraffic.Browser.Tests.World;

/// <summary>A member who serves customers.</summary>
/// <param name="UserId">As the simulator names them.</param>
/// <param name="Name">What others call them.</param>
/// <param name="Friends">Customers who have not deleted them, those last talked to first.</param>
public sealed record Colleague(string UserId, string Name, IReadOnlyList<Friend> Friends);
