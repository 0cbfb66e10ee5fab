namespace PrivateTraffic.Simulator.Seed;

internal sealed record Department(long Id, string Name, string NameInEnglish, long ParentId, long Order)
{
    public const long Root = 1;
    public const long Operations = 2;
    public const long Finance = 3;
    public const long FirstRegion = 10;
    public const long FirstStore = 100;
}
