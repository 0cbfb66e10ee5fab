using System.Globalization;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class TextHashTests
{
    [Fact]
    public void Equal_texts_meet_and_others_do_not()
    {
        var numbers = Enumerable.Range(0, 300_000).Select(i => "NO" + i.ToString("d9", CultureInfo.InvariantCulture)).ToArray();

        numbers.Select(n => new TextHash().Add(n).Value).Distinct().Count().ShouldBe(numbers.Length);
        new TextHash().Add(numbers[7]).Value.ShouldBe(new TextHash().Add("NO000000007").Value);
    }

    [Fact]
    public void Where_a_text_ends_counts()
    {
        ulong[] hashes =
        [
            new TextHash().Add("ab").Add("c").Value,
            new TextHash().Add("a").Add("bc").Value,
            new TextHash().Add("abc").Add("").Value,
            new TextHash().Add("abc").Add(text: null).Value,
            new TextHash().Add("abc").Value,
            new TextHash().Add("abc\0").Value,
            new TextHash().Add("").Value,
            new TextHash().Add(0).Value,
        ];

        hashes.ShouldBeUnique();
    }
}
