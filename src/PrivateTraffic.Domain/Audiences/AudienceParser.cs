using System.Globalization;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Domain.Audiences;

/// <summary>Reads the text form of definitions. The grammar is in docs/audiences.md.</summary>
public sealed class AudienceParser
{
    /// <summary>The longest text.</summary>
    public const int LongestText = 20_000;

    /// <summary>The longest period in days.</summary>
    public const int MostDays = 3_660;

    /// <summary>The most conditions in one definition.</summary>
    public const int MostConditions = 100;

    private const int MostDepth = 12;
    private const int MostValues = 200;
    private const int LongestValue = 128;
    private const int MostBuckets = 10_000;
    private const decimal MostYuan = 10_000_000_000;

    private readonly AudienceTokens source;
    private readonly IReadOnlyList<Token> tokens;
    private int at;
    private int depth;
    private int conditions;

    private AudienceParser(string text)
    {
        source = new AudienceTokens(text);
        tokens = source.ReadAll();
    }

    private Token Current => tokens[at];

    /// <summary>Whether events in brackets come next, as opposed to a part in brackets.</summary>
    private bool IsEventList => Current is { Kind: TokenKind.Sign, Value: "(" } && IsEvent(tokens[at + 1])
        && tokens[at + 2] is { Kind: TokenKind.Sign, Value: "," or ")" };

    /// <summary>Reads a definition.</summary>
    /// <exception cref="AudienceSyntaxException">The text is not one; it says where and why.</exception>
    public static AudienceDefinition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LongestText
            ? new AudienceParser(text).Definition()
            : throw new AudienceTokens(text).ErrorAt(
                LongestText, 0, $"文本最长 {LongestText} 个字符。", $"A text has at most {LongestText} characters.");
    }

    private AudienceDefinition Definition()
    {
        var include = AsGroup(Expression());
        var exclude = TakeWord("exclude") ? AsGroup(Expression()) : null;
        return Current.Kind == TokenKind.End
            ? new AudienceDefinition(include, exclude)
            : throw Expected("and、or、exclude 或文本结束", "and, or, exclude, or the end of the text");
    }

    private static AudienceGroup AsGroup(AudienceNode node) => node as AudienceGroup ?? new AudienceGroup(GroupKind.All, [node]);

    private AudienceNode Expression() => Joined("or", GroupKind.Any, () => Joined("and", GroupKind.All, Part));

    private AudienceNode Joined(string word, GroupKind kind, Func<AudienceNode> part)
    {
        var parts = new List<AudienceNode> { part() };
        while (TakeWord(word))
        {
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : new AudienceGroup(kind, parts);
    }

    private AudienceNode Part()
    {
        if (++depth > MostDepth)
        {
            throw ErrorHere($"嵌套最多 {MostDepth} 层。", $"Groups may be nested {MostDepth} deep at most.");
        }

        var part = TakeWord("not") ? new AudienceGroup(GroupKind.None, [Part()])
            : !IsEventList && TakeSign("(") ? InBrackets()
            : Current.Kind == TokenKind.Word && AudienceWords.Groups.TryGetValue(Current.Value, out var kind) ? Group(kind)
            : Condition();
        depth--;
        return part;
    }

    private AudienceNode InBrackets()
    {
        var inner = Expression();
        NeedSign(")");
        return inner;
    }

    private AudienceGroup Group(GroupKind kind)
    {
        at++;
        NeedSign("(");
        if (kind == GroupKind.All && depth == 1 && TakeSign(")"))
        {
            return AudienceGroup.Everybody;
        }

        return new AudienceGroup(kind, ListUpToBracket(Expression));
    }

    private List<T> ListUpToBracket<T>(Func<T> item)
    {
        var items = new List<T> { item() };
        while (TakeSign(","))
        {
            items.Add(item());
        }

        return TakeSign(")") ? items : throw Expected("逗号或右括号", "a comma or a closing bracket");
    }

    private AudienceCondition Condition()
    {
        if (++conditions > MostConditions)
        {
            throw ErrorHere($"条件最多 {MostConditions} 个。", $"A definition has at most {MostConditions} conditions.");
        }

        if (Current.Kind == TokenKind.Word)
        {
            if (AudienceWords.SetFields.TryGetValue(Current.Value, out var field))
            {
                at++;
                return Set(field);
            }

            if (AudienceWords.Measures.TryGetValue(Current.Value, out var measure))
            {
                at++;
                return Number(measure);
            }

            if (AudienceWords.DayFields.TryGetValue(Current.Value, out var day))
            {
                at++;
                return new DayCondition(day, NeedComparison(), NeedDay());
            }

            if (TakeWord("did"))
            {
                NeedWord("not");
                var events = NeedEvents();
                NeedWord("in");
                return new AbsenceCondition(events, NeedDays(1));
            }

            if (TakeWord("bucket"))
            {
                return Bucket();
            }
        }

        if (IsEventList || IsEvent(Current))
        {
            return Sequence(NeedEvents());
        }

        var names = string.Join(
            ", ", AudienceWords.SetFields.Keys.Concat(AudienceWords.Measures.Keys).Concat(AudienceWords.DayFields.Keys));
        throw Expected(
            $"一个条件：{names}、did not、bucket，或一个事件（后接 then）",
            $"a condition: {names}, did not, bucket, or an event followed by then");
    }

    private SetCondition Set(SetField field)
    {
        if (TakeWord("is"))
        {
            var isNot = TakeWord("not");
            return new SetCondition(field, isNot ? SetOperator.NoneOf : SetOperator.AnyOf, [NeedValue(field)]);
        }

        if (TakeWord("has"))
        {
            NeedWord("all");
            return new SetCondition(field, SetOperator.AllOf, NeedValues(field));
        }

        var isNone = TakeWord("not");
        if (!TakeWord("in"))
        {
            throw Expected(isNone ? "in" : "is、is not、in、not in 或 has all", isNone ? "in" : "is, is not, in, not in, or has all");
        }

        return new SetCondition(field, isNone ? SetOperator.NoneOf : SetOperator.AnyOf, NeedValues(field));
    }

    private List<string> NeedValues(SetField field)
    {
        NeedSign("(");
        var start = Current;
        var values = ListUpToBracket(() => NeedValue(field));
        return values.Count <= MostValues ? values : throw source.ErrorAt(
            start.Position, start.Length, $"最多 {MostValues} 个取值。", $"There may be {MostValues} values at most.");
    }

    private string NeedValue(SetField field)
    {
        var token = Current;
        if (AudienceWords.ValuesOf(field) is { } known)
        {
            var list = string.Join(", ", known);
            return token.Kind is TokenKind.Word or TokenKind.Text && known.Contains(token.Value)
                ? Take().Value
                : throw Expected($"下列之一：{list}", $"one of {list}");
        }

        if (token.Kind is not (TokenKind.Word or TokenKind.Text or TokenKind.Number) || token.Value.Length == 0)
        {
            throw Expected("带引号的名称", "a name in quotes");
        }

        return token.Value.Length <= LongestValue && !token.Value.Any(char.IsControl) ? Take().Value : throw ErrorHere(
            $"名称最长 {LongestValue} 个字符，且不能含控制字符。",
            $"A name has at most {LongestValue} characters, none of them a control character.");
    }

    private NumberCondition Number(Measure measure)
    {
        var events = EventSet.Interactions;
        if (NumberCondition.HasEvents(measure) && TakeSign("("))
        {
            events = ListUpToBracket(() => NeedEvent(EventSet.Interactions)).Aggregate(EventSet.None, (all, one) => all | one);
        }

        int? days = NumberCondition.HasWindow(measure) && TakeWord("in") ? NeedDays(1) : null;
        var comparison = NeedComparison();
        return new NumberCondition(measure, events, days, comparison, measure == Measure.Spent ? NeedFen() : NeedNumber(0, int.MaxValue));
    }

    private SequenceCondition Sequence(EventSet first)
    {
        NeedWord("then");
        var isAbsent = TakeWord("no");
        var then = NeedEvents();
        NeedWord("within");
        var within = NeedDays(0);
        return new SequenceCondition(first, then, isAbsent, within, TakeWord("in") ? NeedDays(1) : null);
    }

    private BucketCondition Bucket()
    {
        var start = Current;
        var from = NeedNumber(1, MostBuckets);
        NeedWord("to");
        var to = NeedNumber(1, MostBuckets);
        NeedWord("of");
        var of = NeedNumber(2, MostBuckets);
        if (from > to || to > of)
        {
            throw source.ErrorAt(
                start.Position,
                Current.Position - start.Position,
                "桶号应从小到大，且不超过总数，例如 bucket 1 to 10 of 100。",
                "Buckets must rise and not pass their number, as in bucket 1 to 10 of 100.");
        }

        return new BucketCondition(from, to, of, TakeWord("seed") ? NeedSeed() : "");
    }

    private string NeedSeed()
    {
        var isSeed = Current.Kind is TokenKind.Text or TokenKind.Word && Current.Value.Length <= LongestValue;
        return isSeed && !Current.Value.Any(char.IsControl) ? Take().Value : throw Expected("带引号的种子", "a seed in quotes");
    }

    private EventSet NeedEvents() => TakeSign("(")
        ? ListUpToBracket(() => NeedEvent(EventSet.All)).Aggregate(EventSet.None, (all, one) => all | one)
        : NeedEvent(EventSet.All);

    private EventSet NeedEvent(EventSet among)
    {
        if (Current.Kind == TokenKind.Word && AudienceWords.Events.TryGetValue(Current.Value, out var events) && (events & ~among) == 0)
        {
            at++;
            return events;
        }

        var names = string.Join(", ", AudienceWords.Events.Where(e => (e.Value & ~among) == 0).Select(e => e.Key));
        throw Expected($"一个事件：{names}", $"an event: {names}");
    }

    private Comparison NeedComparison() =>
        Current.Kind == TokenKind.Sign && AudienceWords.Comparisons.TryGetValue(Current.Value, out var comparison)
            ? Then(comparison)
            : throw Expected("比较符号 =、!=、<、<=、>、>=", "a comparison: =, !=, <, <=, >, >=");

    private DateOnly NeedDay() =>
        Current.Kind == TokenKind.Day
        && DateOnly.TryParseExact(Current.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Then(day)
            : throw Expected("一个日期，例如 2026-03-01", "a day such as 2026-03-01");

    private int NeedDays(int least)
    {
        var days = NeedNumber(least, MostDays);
        return TakeWord("days") || TakeWord("day") ? days : throw Expected("days", "days");
    }

    private int NeedNumber(int least, int most) =>
        Current.Kind == TokenKind.Number
        && int.TryParse(Current.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? Then(number)
            : throw Expected($"{least} 到 {most} 之间的整数", $"a whole number from {least} to {most}");

    private long NeedFen() =>
        Current.Kind == TokenKind.Number
        && decimal.TryParse(Current.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
        && yuan <= MostYuan && decimal.Round(yuan, 2) == yuan
            ? Then((long)(yuan * 100))
            : throw Expected("以元为单位的金额，最多两位小数", "an amount in yuan with at most two decimals");

    private static bool IsEvent(Token token) => token.Kind == TokenKind.Word && AudienceWords.Events.ContainsKey(token.Value);

    private Token Take() => tokens[at++];

    private T Then<T>(T value)
    {
        at++;
        return value;
    }

    private bool TakeWord(string word) => Take(TokenKind.Word, word);

    private bool TakeSign(string sign) => Take(TokenKind.Sign, sign);

    private bool Take(TokenKind kind, string value)
    {
        var isNext = Current.Kind == kind && Current.Value == value;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void NeedWord(string word)
    {
        if (!TakeWord(word))
        {
            throw Expected(word, word);
        }
    }

    private void NeedSign(string sign)
    {
        if (!TakeSign(sign))
        {
            throw Expected($"“{sign}”", $"'{sign}'");
        }
    }

    private AudienceSyntaxException Expected(string zh, string en)
    {
        var (foundZh, foundEn) = Current.Kind == TokenKind.End
            ? ("文本已结束", "the text ends")
            : ($"实际是“{Current.Value}”", $"there is '{Current.Value}'");
        return ErrorHere($"此处应为{zh}，{foundZh}。", $"expected {en}; {foundEn}.");
    }

    private AudienceSyntaxException ErrorHere(string zh, string en) => source.ErrorAt(Current.Position, Current.Length, zh, en);
}
