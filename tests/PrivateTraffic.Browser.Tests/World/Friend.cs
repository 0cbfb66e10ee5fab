namespace PrivateTraffic.Browser.Tests.World;

/// <summary>A customer as a member sees them in the list of chats.</summary>
/// <param name="ExternalUserId">As the simulator names them.</param>
/// <param name="Name">The remark, or the name where there is none.</param>
/// <param name="HasBought">Whether the shop knows an order of theirs.</param>
public sealed record Friend(string ExternalUserId, string Name, bool HasBought);
