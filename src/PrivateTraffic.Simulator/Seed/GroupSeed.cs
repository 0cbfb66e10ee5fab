namespace PrivateTraffic.Simulator.Seed;

/// <summary>A customer group (客户群) as the world plans it.</summary>
internal readonly record struct GroupSeed(int Number, int Owner, long CreatedAt, string Name, string Notice, int TargetSize);

internal enum JoinScene
{
    Invited = 1,
    InviteLink = 2,
    QrCode = 3,
}

/// <summary>One stay of a person in a group.</summary>
/// <param name="Person">A member's index if <paramref name="IsStaff"/>, otherwise a customer's or stranger's number.</param>
/// <param name="Inviter">Index of the inviting member; -1 for none.</param>
internal readonly record struct GroupStay(bool IsStaff, int Person, long JoinedAt, long LeftAt, JoinScene Scene, int Inviter, string State)
{
    public bool IsThereAt(long at) => JoinedAt <= at && at < LeftAt;
}
