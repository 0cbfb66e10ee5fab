namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// Words that Chinese advertising law restricts (广告法, article 9: superlatives and the like; article 28: claims that cannot be proved),
/// and words that press a customer. A search for words, not a legal opinion: it finds the usual slips.
/// </summary>
internal static class RestrictedWords
{
    /// <summary>Each with the harmless words in which it also occurs.</summary>
    private static readonly (string Word, string[] Harmless)[] Words =
    [
        ("最", ["最近", "最后", "最终", "最初", "最晚", "最迟"]),
        ("第一", ["第一次", "第一步", "第一天", "第一时间", "第一印象"]),
        ("绝对", []), ("唯一", []), ("顶级", []), ("极致", []), ("极品", []), ("国家级", []), ("世界级", []), ("全网", []), ("全国首", []),
        ("史上", []), ("史无前例", []), ("独一无二", []), ("无与伦比", []), ("百分百", []), ("百分之百", []), ("100%", []), ("万能", []),
        ("永久", []), ("根治", []), ("包治", []), ("特效", []), ("无副作用", []), ("零风险", []), ("稳赚", []), ("包过", []), ("无效退款", []),
        ("仅此一次", []), ("最后一天", []), ("最后机会", []), ("手慢无", []), ("错过", []), ("仅剩", []), ("赶紧", []), ("抓紧", []),
        ("速抢", []), ("秒杀", []), ("疯抢", []), ("马上涨价", []), ("必须", []), ("必买", []),
    ];

    /// <summary>The restricted words in a text, each once, in the order of the list.</summary>
    public static IEnumerable<string> In(string text) => Words.Where(w => Occurs(text, w.Word, w.Harmless)).Select(w => w.Word);

    private static bool Occurs(string text, string word, string[] harmless)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        while (at >= 0)
        {
            if (!harmless.Any(h => text.AsSpan(at).StartsWith(h, StringComparison.Ordinal)))
            {
                return true;
            }

            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal);
        }

        return false;
    }
}
