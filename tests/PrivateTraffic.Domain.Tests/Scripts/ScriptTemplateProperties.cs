using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptTemplateProperties
{
    /// <summary>Pieces of which templates, names and attacks are made.</summary>
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{", "}", "|", "customer.name", "member.name", "orders.count", "link", "tag.", "肤质", " ", "\n", "\r", "\t", "\0", "\u001b", "\u202e",
        "\u200d", "\ud83d", "\ude00", "👩", "e\u0301", "亲", "您好，", "${7*7}", "<script>", "{{customer.name|亲}}", "{{member.name}}", "{{orders.count|0}}",
        "{{link}}", "{{tag.肤质|}}", "0123456789", "名名名名名名名名名名名名名名名名名名名名",
    ];

    private static readonly Gen<string> HostileText =
        from pieces in Gen.Elements(Pieces).ListOf()
        from repeat in Gen.Frequency((9, Gen.Constant(1)), (1, Gen.Choose(2, 40)))
        select string.Concat(Enumerable.Repeat(string.Concat(pieces), repeat));

    private static readonly Gen<ScriptTemplate> Templates =
        from pieces in Gen.Elements(
            "您好", "，", "\n", "{{customer.name|亲}}", "{{customer.name}}", "{{customer.remark|}}", "{{member.name|顾问}}", "{{orders.count|几}}",
            "{{link}}", "{{tag.肤质|一般}}", new string('字', 150)).NonEmptyListOf()
        select ScriptTemplate.Parse(string.Concat(pieces));

    private static readonly Gen<ScriptValues> Values =
        from name in MaybeText
        from remark in MaybeText
        from member in MaybeText
        from company in MaybeText
        from category in MaybeText
        from link in Gen.Frequency((1, MaybeText), (1, Gen.Constant<string?>("https://example.com/r/x")))
        from tag in HostileText
        from numbers in Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(-3, 1_000_000).Select(n => (int?)n))).ArrayOf(3)
        select new ScriptValues
        {
            CustomerName = name,
            CustomerRemark = remark,
            MemberName = member,
            CompanyName = company,
            LastOrderCategory = category,
            Link = link,
            Tags = new Dictionary<string, string> { ["肤质"] = tag },
            LastOrderDaysAgo = numbers[0],
            OrdersCount = numbers[1],
            DaysSinceInteraction = numbers[2],
        };

    private static Gen<string?> MaybeText => Gen.Frequency((1, Gen.Constant<string?>(null)), (4, HostileText.Select(t => (string?)t)));

    [Fact]
    public void Reading_any_text_gives_a_template_or_an_error_inside_it() => ForAll(HostileText, source =>
    {
        if (ScriptTemplate.TryParse(source, out var template, out var error))
        {
            template.Source.ShouldBe(source);
            return;
        }

        error.Position.ShouldBeInRange(1, source.Length);
        error.Message.Zh.ShouldEndWith("。");
        error.Message.En.ShouldEndWith(".");
    });

    [Fact]
    public void Rendering_gives_a_text_within_the_limits_or_a_reason_for_any_values() => ForAll(Templates, Values, (template, values) =>
    {
        var rendering = template.Render(values);

        (rendering.Text is null).ShouldBe(rendering.WhyNot is not null);
        if (rendering.Text is { } text)
        {
            text.Length.ShouldBeInRange(1, ScriptTemplate.MaxLength);
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text).ShouldBeLessThanOrEqualTo(4_000);
            text.ShouldNotContain(c => char.IsControl(c) && c != '\n');
            text.Count(c => c == '\n').ShouldBeLessThanOrEqualTo(template.Source.Count(c => c == '\n'));
            text.ShouldNotContain("\u202e");
        }
    });

    [Fact]
    public void No_braces_of_the_template_survive() => ForAll(Templates, Values, (template, values) =>
    {
        var text = template.Render(WithoutBraces(values)).Text ?? "";

        text.ShouldNotContain("{{");
        text.ShouldNotContain("}}");
    });

    [Fact]
    public void What_a_value_contains_is_never_read_as_a_template() => ForAll(HostileText, HostileText, (name, member) =>
    {
        var values = new ScriptValues { CustomerName = name, MemberName = member };
        var clean = values.Of(ScriptVariable.CustomerName);

        ScriptTemplate.Parse("<{{customer.name|亲}}>").Render(values).Text.ShouldBe($"<{clean ?? "亲"}>");
    });

    [Fact]
    public void A_clean_value_stays_as_it_is() => ForAll(HostileText, name =>
    {
        var clean = new ScriptValues { CustomerName = name }.Of(ScriptVariable.CustomerName);

        (clean?.Length ?? 0).ShouldBeLessThanOrEqualTo(ScriptValues.MaxLength);
        new ScriptValues { CustomerName = clean }.Of(ScriptVariable.CustomerName).ShouldBe(clean);
    });

    private static ScriptValues WithoutBraces(ScriptValues values)
    {
        return values with
        {
            CustomerName = Without(values.CustomerName),
            CustomerRemark = Without(values.CustomerRemark),
            MemberName = Without(values.MemberName),
            CompanyName = Without(values.CompanyName),
            LastOrderCategory = Without(values.LastOrderCategory),
            Tags = values.Tags.ToDictionary(t => t.Key, t => Without(t.Value)!),
        };

        static string? Without(string? text) => text?.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
    }

    private static void ForAll<T>(Gen<T> gen, Action<T> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(gen.ToArbitrary(), holds));

    private static void ForAll<T1, T2>(Gen<T1> first, Gen<T2> second, Action<T1, T2> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), holds));
}
