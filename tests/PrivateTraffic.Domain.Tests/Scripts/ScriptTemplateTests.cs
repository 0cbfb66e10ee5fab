using System.Text;
using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptTemplateTests
{
    private static readonly ScriptValues Amy = new() { CustomerName = "小美", OrdersCount = 3 };

    [Theory]
    [InlineData("{{customer.name|亲}}，您好", "小美，您好")]
    [InlineData("您买过 {{orders.count}} 次", "您买过 3 次")]
    [InlineData("{{member.name|顾问}}在这里", "顾问在这里")]
    [InlineData("您好{{member.name|}}。", "您好。")]
    [InlineData("{{ customer.name | 亲 }}", "小美")]
    [InlineData("{{customer.name|亲}}{{customer.name|亲}}", "小美小美")]
    [InlineData("第一行\n第二行", "第一行\n第二行")]
    [InlineData("\n 您好 \n", "您好")]
    public void Values_stand_in_place_of_variables_and_fallbacks_where_there_is_none(string template, string text) =>
        ScriptTemplate.Parse(template).Render(Amy).Text.ShouldBe(text);

    [Fact]
    public void A_variable_without_value_and_fallback_makes_the_script_unfit_and_says_which()
    {
        var rendering = ScriptTemplate.Parse("{{company.name}}：{{link}}，{{link}}，{{customer.name}}").Render(Amy);

        rendering.Text.ShouldBeNull();
        rendering.Missing.ShouldBe([ScriptVariable.CompanyName, ScriptVariable.Link]);
        rendering.WhyNot!.Zh.ShouldBe("缺少企业或门店名称、为这位客户生成的追踪链接，这条话术不适用于这位客户。");
        rendering.WhyNot.En.ShouldBe("Not known of this customer: company.name, link.");
    }

    [Fact]
    public void A_customer_whose_name_looks_like_a_variable_keeps_that_name()
    {
        var values = new ScriptValues { CustomerName = "{{member.name}}", MemberName = "秘密" };

        ScriptTemplate.Parse("{{customer.name|亲}}您好").Render(values).Text.ShouldBe("{{member.name}}您好");
    }

    [Theory]
    [InlineData("  小\t美\r\n小 \u2028 美 ", "小 美 小 美")]
    [InlineData("小\0美\u0007\u001b", "小美")]
    [InlineData("\u202e小美\u2066\u200f\ufeff\u200b", "小美")]
    [InlineData("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧")]
    [InlineData("\u200d\u200c \u0000", null)]
    [InlineData("   ", null)]
    [InlineData("", null)]
    public void Values_are_cleaned_to_one_line_of_visible_characters(string value, string? clean) =>
        new ScriptValues { CustomerName = value }.Of(ScriptVariable.CustomerName).ShouldBe(clean);

    [Fact]
    public void A_long_value_is_cut_between_characters_and_ends_in_an_ellipsis()
    {
        var family = "👨\u200d👩\u200d👧";

        var whole = new ScriptValues { CustomerName = new string('名', 40) }.Of(ScriptVariable.CustomerName);
        var plain = new ScriptValues { CustomerName = new string('名', 41) }.Of(ScriptVariable.CustomerName);
        var emoji = new ScriptValues { CustomerName = string.Concat(Enumerable.Repeat(family, 9)) }.Of(ScriptVariable.CustomerName);

        whole.ShouldBe(new string('名', 40));
        plain.ShouldBe(new string('名', 39) + "…");
        emoji.ShouldBe(string.Concat(Enumerable.Repeat(family, 4)) + "…");
    }

    [Fact]
    public void A_single_character_longer_than_the_limit_is_no_value() =>
        new ScriptValues { CustomerName = "e" + new string('\u0301', 500) }.Of(ScriptVariable.CustomerName).ShouldBeNull();

    [Theory]
    [InlineData("https://s.example.com/r/abc", true)]
    [InlineData("http://s.example.com/r/abc?x=1", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/r/abc", false)]
    [InlineData("https://s.example.com/r a", false)]
    [InlineData("https://s.example.com/\u202e", false)]
    public void Only_a_whole_web_address_is_a_link(string link, bool isOne) =>
        new ScriptValues { Link = link }.Of(ScriptVariable.Link).ShouldBe(isOne ? link : null);

    [Fact]
    public void A_link_is_never_cut() =>
        new ScriptValues { Link = "https://example.com/" + new string('a', ScriptValues.MaxLinkLength) }.Of(ScriptVariable.Link).ShouldBeNull();

    [Fact]
    public void Numbers_that_make_no_true_sentence_count_as_absent()
    {
        var values = new ScriptValues { OrdersCount = 0, LastOrderDaysAgo = 0, DaysSinceInteraction = -1 };

        values.Of(ScriptVariable.OrdersCount).ShouldBeNull();
        values.Of(ScriptVariable.LastOrderDaysAgo).ShouldBe("0");
        values.Of(ScriptVariable.DaysSinceInteraction).ShouldBeNull();
    }

    [Fact]
    public void Every_variable_has_its_own_value()
    {
        var values = new ScriptValues
        {
            CustomerName = "a",
            CustomerRemark = "b",
            MemberName = "c",
            CompanyName = "d",
            LastOrderDaysAgo = 5,
            LastOrderCategory = "f",
            OrdersCount = 7,
            DaysSinceInteraction = 8,
            Link = "https://i.example.com",
            Tags = new Dictionary<string, string> { ["肤质"] = "油性、敏感" },
        };

        var template = string.Join('|', ScriptVariable.All.Append(ScriptVariable.Tag("肤质")).Select(v => $"{{{{{v.Name}}}}}"));

        ScriptTemplate.Parse(template).Render(values).Text.ShouldBe("a|b|c|d|5|f|7|8|https://i.example.com|油性、敏感");
    }

    [Theory]
    [InlineData("您好{{customer.nam|亲}}", 3, "没有变量“customer.nam”", "there is no variable 'customer.nam'")]
    [InlineData("{{customer.name|亲", 1, "“{{”没有对应的“}}”", "'{{' is not closed by '}}'")]
    [InlineData("{customer.name}", 1, "多了一个“{”", "there is a stray '{'")]
    [InlineData("您好}}", 3, "多了一个“}”", "there is a stray '}'")]
    [InlineData("{{customer.name}}}", 18, "多了一个“}”", "there is a stray '}'")]
    [InlineData("{{{customer.name}}", 3, "变量里不能再有花括号", "must not contain braces")]
    [InlineData("{{customer.name|{{member.name}}}}", 17, "变量里不能再有花括号", "must not contain braces")]
    [InlineData("{{customer.name|a|b}}", 18, "一个变量只能有一个“|”", "has one '|' at most")]
    [InlineData("{{}}", 1, "没有变量“”", "there is no variable ''")]
    [InlineData("{{tag.}}", 1, "没有变量“tag.”", "there is no variable 'tag.'")]
    [InlineData("ab\u0007c", 3, "控制字符 U+0007", "a control character U+0007")]
    [InlineData("{{customer.name|亲\u0007}}", 18, "控制字符 U+0007", "a control character U+0007")]
    public void An_error_names_position_and_reason(string source, int position, string zh, string en)
    {
        ScriptTemplate.TryParse(source, out var template, out var error).ShouldBeFalse();

        template.ShouldBeNull();
        error!.Position.ShouldBe(position);
        error.Message.Zh.ShouldStartWith($"第 {position} 个字符：");
        error.Message.Zh.ShouldContain(zh);
        error.Message.En.ShouldStartWith($"At character {position}: ");
        error.Message.En.ShouldContain(en);
        Should.Throw<FormatException>(() => ScriptTemplate.Parse(source)).Message.ShouldBe(error.Message.En);
    }

    [Fact]
    public void Half_a_character_is_an_error_in_a_template_and_is_dropped_from_a_value()
    {
        // Not as theory data: attributes are stored as UTF-8, which has no half characters.
        ScriptTemplate.TryParse("ab\ud83d", out _, out var high).ShouldBeFalse();
        ScriptTemplate.TryParse("{{customer.name|\ude00}}", out _, out var low).ShouldBeFalse();

        high!.Message.En.ShouldBe("At character 3: there is half a character (a surrogate without its pair).");
        low!.Position.ShouldBe(17);
        ScriptTemplate.Parse("😀{{customer.name}}").Render(new ScriptValues { CustomerName = "小\ud800美\udc00" }).Text.ShouldBe("😀小美");
    }

    [Fact]
    public void A_template_knows_its_variables_and_which_of_them_it_cannot_do_without()
    {
        var template = ScriptTemplate.Parse("{{customer.name|亲}} {{link}} {{customer.name}} {{tag.肤质|}}");

        template.Variables.ShouldBe([ScriptVariable.CustomerName, ScriptVariable.Link, ScriptVariable.Tag("肤质")]);
        template.Required.ShouldBe([ScriptVariable.Link, ScriptVariable.CustomerName]);
        template.LengthWithFallbacks.ShouldBe(4);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_whole_rather_than_cut()
    {
        var template = ScriptTemplate.Parse(new string('字', ScriptTemplate.MaxLength - 2) + "{{customer.name}}");

        template.Render(new ScriptValues { CustomerName = "小美" }).Text!.Length.ShouldBe(ScriptTemplate.MaxLength);
        var tooLong = template.Render(new ScriptValues { CustomerName = "小美美" });

        tooLong.Text.ShouldBeNull();
        tooLong.WhyNot!.Zh.ShouldBe("填入客户信息后有 501 个字符，超过 500 个。");
        tooLong.WhyNot.En.ShouldBe("With this customer's values the text has 501 characters, more than 500.");
        Encoding.UTF8.GetByteCount(new string('字', ScriptTemplate.MaxLength)).ShouldBeLessThan(4_000);
    }

    [Fact]
    public void A_text_of_which_nothing_is_left_is_not_sent() =>
        ScriptTemplate.Parse("{{customer.remark|}}").Render(Amy).WhyNot!.En.ShouldBe("Nothing is left of the text with this customer's values.");

    [Theory]
    [InlineData("肤质", true)]
    [InlineData("Skin type", true)]
    [InlineData("", false)]
    [InlineData("a|b", false)]
    [InlineData("a}b", false)]
    [InlineData(" a", false)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", false)]
    public void A_tag_group_can_be_named_when_templates_can_hold_its_name(string group, bool canBe)
    {
        ScriptVariable.TryParse("tag." + group, out var variable).ShouldBe(canBe);

        if (canBe)
        {
            variable!.TagGroup.ShouldBe(group);
            variable.ShouldBe(ScriptVariable.Tag(group));
        }
        else
        {
            Should.Throw<ArgumentException>(() => ScriptVariable.Tag(group));
        }
    }
}
