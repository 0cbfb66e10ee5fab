using System.Text;
using System.Text.RegularExpressions;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>话术: something worth saying to a customer, with what it is for and what it wants to reach.</summary>
public sealed partial record Script
{
    /// <summary>The priority of a script that names none.</summary>
    public const int DefaultPriority = 50;

    /// <summary>The most attachments of a message (WeCom: attachments of a group send).</summary>
    public const int MaxAttachments = 9;

    private const int MaxKeyLength = 64;
    private const int MaxNameLength = 60;
    private const int MaxGoalLength = 200;
    private const int MaxAddressLength = 2_048;

    /// <summary>
    /// Names the script for ever: sends, favourites and results point at it. Lower-case letters, digits, dots and hyphens, at most 64
    /// characters. Unique in a library.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Rises with every change of the text, so that results of different wordings are not mixed. At least 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The folder in which members find it.</summary>
    public required ScriptGroup Group { get; init; }

    /// <summary>The name members see. At most 60 characters in each language.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What the customer should do next. At most 200 characters in each language.</summary>
    public required LocalizedText Goal { get; init; }

    /// <summary>What it is for.</summary>
    public ScriptSituation For { get; init; } = new();

    /// <summary>What must be true before it is suggested.</summary>
    public ScriptConditions When { get; init; } = ScriptConditions.None;

    /// <summary>
    /// What is said, in Chinese. At most <see cref="ScriptTemplate.MaxLength"/> characters with all fallbacks in place.
    /// </summary>
    public required ScriptTemplate Text { get; init; }

    /// <summary>What is said, in English; null where nobody has written it.</summary>
    public ScriptTemplate? TextEn { get; init; }

    /// <summary>Sent after the text, in this order. At most <see cref="MaxAttachments"/>.</summary>
    public IReadOnlyList<ScriptAttachment> Attachments { get; init; } = [];

    /// <summary>Which of two scripts that fit equally well comes first: the higher one. 0 to 100.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>Whether it is offered at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The text in a language; the Chinese one where there is no English one.</summary>
    public ScriptTemplate TextIn(TextLanguage language) => language == TextLanguage.English && TextEn is not null ? TextEn : Text;

    /// <summary>What is wrong with the script by itself, without a file; empty when it can be used as it is.</summary>
    public IReadOnlyList<ScriptProblem> Problems()
    {
        var problems = new List<ScriptProblem>();
        CheckKey("key", Key);
        CheckKey("group.key", Group.Key);
        CheckWords("group.name", Group.Name, MaxNameLength);
        Within("version", Version, 1, int.MaxValue);
        CheckWords("name", Name, MaxNameLength);
        CheckWords("goal", Goal, MaxGoalLength);
        foreach (var (segment, i) in For.Segments.Select((s, i) => (s, i)))
        {
            CheckKey($"for.segments[{i}]", segment);
        }

        if (For.IsEmpty && !When.IsEmpty)
        {
            problems.Add(ScriptProblem.Warning(
                Key,
                "when",
                "for 是空的，这条话术不会自动推荐，写 when 没有作用",
                "'for' is empty, so the script is never suggested by itself and 'when' has no effect"));
        }

        CheckRange("when.daysSinceAdded", When.DaysSinceAdded);
        CheckRange("when.daysSinceOrder", When.DaysSinceOrder);
        CheckRange("when.daysSinceInteraction", When.DaysSinceInteraction);
        CheckRange("when.purchaseDays", When.PurchaseDays);
        CheckText("text.zh", Text);
        CheckText("text.en", TextEn);
        Within("priority", Priority, 0, 100);
        CheckAttachments();
        return problems;

        void Error(string path, string zh, string en) => problems.Add(ScriptProblem.Error(Key, path, zh, en));

        void Within(string path, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                var (zh, en) = most == int.MaxValue
                    ? ($"应不小于 {least}", $"at least {least}")
                    : ($"应为 {least} 到 {most}", $"{least} to {most}");
                Error(path, $"值是 {value}，{zh}", $"the value is {value}; it must be {en}");
            }
        }

        void CheckKey(string path, string key)
        {
            if (key.Length > MaxKeyLength || !KeyPattern().IsMatch(key))
            {
                Error(
                    path,
                    $"“{key}”不能作为标识：只能用小写字母、数字，中间可以有点和连字符，最多 {MaxKeyLength} 个字符",
                    $"'{key}' cannot be a key: lower-case letters and digits, dots and hyphens between them, at most {MaxKeyLength}");
            }
        }

        void CheckWords(string path, LocalizedText words, int most)
        {
            CheckLine(path + ".zh", words.Zh, most);
            CheckLine(path + ".en", words.En, most);
        }

        void CheckLine(string path, string line, int most)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                Error(path, "不能为空", "it must not be empty");
            }
            else if (line.Length > most)
            {
                Error(path, $"有 {line.Length} 个字符，最多 {most} 个", $"it has {line.Length} characters; at most {most} are allowed");
            }
            else if (line.Any(char.IsControl))
            {
                Error(path, "只能写一行，不能有换行或控制字符", "it must be one line without control characters");
            }
        }

        void CheckRange(string path, NumberRange? range)
        {
            if (range is not { } r)
            {
                return;
            }

            if (r is { From: null, To: null })
            {
                Error(path, "from 和 to 至少写一个", "it must have 'from' or 'to'");
            }
            else if (r.From < 0 || r.To < 0)
            {
                Error(path, "from 和 to 不能是负数", "'from' and 'to' must not be negative");
            }
            else if (r.From > r.To)
            {
                Error(path, $"from（{r.From}）不能大于 to（{r.To}）", $"'from' ({r.From}) must not be above 'to' ({r.To})");
            }
        }

        void CheckText(string path, ScriptTemplate? text)
        {
            if (text is null)
            {
                return;
            }

            var length = text.LengthWithFallbacks;
            if (string.IsNullOrWhiteSpace(text.Source))
            {
                Error(path, "不能为空", "it must not be empty");
            }
            else if (length > ScriptTemplate.MaxLength)
            {
                Error(
                    path,
                    $"不算客户信息已有 {length} 个字符，最多 {ScriptTemplate.MaxLength} 个",
                    $"it has {length} characters before any value is put in; at most {ScriptTemplate.MaxLength} are allowed");
            }

            foreach (var word in RestrictedWords.In(text.Source))
            {
                problems.Add(ScriptProblem.Warning(
                    Key,
                    path,
                    $"“{word}”可能违反广告法或给客户压力，建议换一种说法",
                    $"'{word}' may break advertising law or press the customer; better say it otherwise"));
            }
        }

        void CheckAttachments()
        {
            if (Attachments.Count > MaxAttachments)
            {
                Error(
                    "attachments",
                    $"有 {Attachments.Count} 个附件，最多 {MaxAttachments} 个",
                    $"there are {Attachments.Count} attachments; at most {MaxAttachments} are allowed");
            }

            foreach (var (attachment, i) in Attachments.Select((a, i) => (a, i)))
            {
                CheckAttachment($"attachments[{i}]", attachment);
            }
        }

        void CheckAttachment(string path, ScriptAttachment attachment)
        {
            var program = attachment.Kind == ScriptAttachmentKind.MiniProgram;
            if (program)
            {
                Needed(path + ".appId", attachment.AppId);
                Needed(path + ".page", attachment.Page);
                Needed(path + ".imageUrl", attachment.ImageUrl);
                Unused(path + ".url", attachment.Url);
                Unused(path + ".material", attachment.Material);
            }
            else
            {
                Unused(path + ".appId", attachment.AppId);
                Unused(path + ".page", attachment.Page);
                if (attachment.Url is null == attachment.Material is null)
                {
                    Error(path, "url 和 material 要写且只写一个", "it must have either 'url' or 'material'");
                }
            }

            if (attachment.Kind != ScriptAttachmentKind.Image)
            {
                Needed(path + ".title", attachment.Title);
            }

            AtMostBytes(path + ".title", attachment.Title, program ? 64 : 128);
            AtMostBytes(path + ".description", attachment.Description, 512);
            Address(path + ".url", attachment.Url);
            Address(path + ".imageUrl", attachment.ImageUrl);
        }

        void Needed(string path, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                Error(path, "这种附件必须写这一项", "this kind of attachment needs it");
            }
        }

        void Unused(string path, string? value)
        {
            if (value is not null)
            {
                Error(path, "这种附件用不到这一项，请删掉", "this kind of attachment has no use for it");
            }
        }

        void AtMostBytes(string path, string? value, int most)
        {
            if (value is not null && Encoding.UTF8.GetByteCount(value) is var bytes && bytes > most)
            {
                Error(path, $"有 {bytes} 字节（一个汉字 3 字节），最多 {most} 字节", $"it has {bytes} bytes of UTF-8; at most {most} are allowed");
            }
        }

        void Address(string path, string? value)
        {
            if (value is not null
                && !(value.Length <= MaxAddressLength
                    && Uri.TryCreate(value, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)))
            {
                Error(
                    path,
                    $"要写完整的 http 或 https 网址，最多 {MaxAddressLength} 个字符",
                    $"it must be a whole http or https address of at most {MaxAddressLength} characters");
            }
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+([.-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
