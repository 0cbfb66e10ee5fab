namespace PrivateTraffic.Simulator.Seed;

/// <summary>A tag of the corp's library as an administrator made it. Strategy tags (规则组标签) have a strategy.</summary>
internal sealed record SeedTag(int Number, string Group, string Name, long? Strategy = null);

/// <summary>The corp's tag library on the first day. A relation's tags are a set of bits, one for each tag in order.</summary>
internal static class TagLibrary
{
    private const int FirstIntent = 4;
    private const int FirstInterest = 8;
    private const int FirstSource = 16;
    private const int FirstStage = 21;
    private const int FirstStrategy = 24;

    public const int InterestCount = 8;

    private static readonly (string Group, string[] Names, long? Strategy)[] Groups =
    [
        ("客户等级", ["普通", "银卡", "金卡", "黑金"], null),
        ("意向程度", ["高意向", "中意向", "低意向", "暂无意向"], null),
        ("兴趣品类", ["护肤", "彩妆", "母婴", "零食", "家居", "服饰", "数码配件", "运动"], null),
        ("客户来源", ["门店扫码", "直播间", "老客推荐", "公众号", "线下活动"], null),
        ("跟进阶段", ["新添加", "跟进中", "已成交"], null),
        ("大区活动", ["邀约到店", "已到店"], 1),
    ];

    public static IReadOnlyList<SeedTag> Tags { get; } =
        [.. Groups.SelectMany(g => g.Names.Select(name => (g.Group, name, g.Strategy))).Select((t, i) => new SeedTag(i, t.Group, t.name, t.Strategy))];

    public static ulong Interest(int index) => 1UL << (FirstInterest + index);

    /// <summary>Turns 64 even bits into a believable set: one level, perhaps an intent, up to three interests, a source, a stage.</summary>
    public static ulong Draw(ulong bits)
    {
        var tags = 0UL;
        if (Take(ref bits, 100) < 55)
        {
            tags |= 1UL << (int)(Take(ref bits, 10) switch { < 5 => 0, < 8 => 1, < 9 => 2, _ => 3 });
        }

        if (Take(ref bits, 100) < 35)
        {
            tags |= 1UL << (FirstIntent + (int)Take(ref bits, 4));
        }

        for (var i = Take(ref bits, 4); i > 0; i--)
        {
            tags |= Interest((int)Take(ref bits, InterestCount));
        }

        if (Take(ref bits, 100) < 60)
        {
            tags |= 1UL << (FirstSource + (int)Take(ref bits, 5));
        }

        if (Take(ref bits, 100) < 25)
        {
            tags |= 1UL << (FirstStage + (int)Take(ref bits, 3));
        }

        return Take(ref bits, 100) < 5 ? tags | (1UL << (FirstStrategy + (int)Take(ref bits, 2))) : tags;
    }

    private static ulong Take(ref ulong bits, ulong bound)
    {
        (bits, var rest) = Math.DivRem(bits, bound);
        return rest;
    }
}
