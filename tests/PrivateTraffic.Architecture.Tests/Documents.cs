using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivateTraffic.Architecture.Tests;

/// <summary>Links, commands and decisions in the documents are true.</summary>
public sealed partial class Documents
{
    public static TheoryData<string> Pages => [.. Repository.Files(".md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_and_picture_leads_somewhere(string page)
    {
        var dead = Links(WithoutCode(Repository.Read(page))).Where(link => !IsThere(page, link));

        dead.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_that_the_code_speaks_of_are_there()
    {
        var named = Repository.Files(".cs")
            .SelectMany(file => PageInCode().Matches(Repository.Read(file)).Select(m => m.Value)).Distinct();

        named.Where(page => !Repository.Has(page)).ShouldBeEmpty();
    }

    [Fact]
    public void Both_readmes_name_the_same_commands()
    {
        Commands("README.zh-CN.md").ShouldBe(Commands("README.md"));
    }

    [Fact]
    public void Decisions_are_numbered_once_and_listed_by_their_titles()
    {
        var index = Repository.Read("docs/adr/README.md");
        var records = Repository.Files(".md").Where(f => RecordName().IsMatch(f)).Order(StringComparer.Ordinal).ToList();

        records.Select(NumberOf).ShouldBe(Enumerable.Range(1, records.Count));
        foreach (var record in records)
        {
            var title = Repository.Read(record).Split('\n')[0];
            title.ShouldStartWith($"# {NumberOf(record)}. ");
            index.ShouldContain($"]({Path.GetFileName(record)}) {title[(title.IndexOf(". ", StringComparison.Ordinal) + 2)..]}\n");
        }
    }

    private static int NumberOf(string record) => int.Parse(Path.GetFileName(record).AsSpan(0, 4), CultureInfo.InvariantCulture);

    /// <summary>What stands between fences and between backticks is no prose.</summary>
    private static string WithoutCode(string text) => Code().Replace(text, "");

    private static IEnumerable<string> Links(string text) => Link().Matches(text).Select(m => m.Groups["to"].Value)
        .Where(to => !to.StartsWith("http:", StringComparison.Ordinal) && !to.StartsWith("https:", StringComparison.Ordinal));

    private static bool IsThere(string page, string link)
    {
        var (path, heading) = link.Split('#') is [var file, var anchor] ? (file, anchor) : (link, null);
        var folder = Path.GetDirectoryName(page) ?? "";
        var target = path.Length == 0 ? page : Path.Combine(folder, Uri.UnescapeDataString(path));
        return Repository.Has(target)
            && (heading is null || Headings(Repository.Read(target)).Contains(Uri.UnescapeDataString(heading)));
    }

    /// <summary>The names under which headings are found: small letters, hyphens for spaces, no punctuation.</summary>
    private static IEnumerable<string> Headings(string text) => Heading().Matches(Fence().Replace(text, "")).Select(m => string.Concat(
        m.Groups["title"].Value.Trim().ToLowerInvariant().EnumerateRunes()
            .Where(r => Rune.IsLetterOrDigit(r) || r.Value is ' ' or '-' or '_')
            .Select(r => r.Value == ' ' ? "-" : r.ToString())));

    private static List<string> Commands(string page) =>
    [
        .. Shell().Matches(Repository.Read(page)).SelectMany(m => m.Groups["lines"].Value.Split('\n'))
            .Select(line => line.Trim()).Where(line => line.StartsWith("./", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)|<(?:img|a)\s[^>]*(?:src|href)=""(?<to>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6}\s+(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```bash\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex RecordName();

    [GeneratedRegex(@"docs/[A-Za-z0-9/_-]+\.(?:md|json)")]
    private static partial Regex PageInCode();
}
