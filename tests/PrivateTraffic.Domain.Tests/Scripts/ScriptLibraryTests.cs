using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptLibraryTests
{
    [Fact]
    public void A_file_with_comments_trailing_commas_and_a_byte_order_mark_is_read()
    {
        var file = new ScriptFile("a.json", "\uFEFF" + """
            {
              // 操作员写的注释
              "$schema": "script-library.schema.json",
              "format": 1,
              "group": { "key": "g", "name": { "zh": "组", "en": "Group" } },
              "scripts": [
                {
                  "key": "g.one", "version": 3, "priority": 70, "enabled": false,
                  "name": { "zh": "名称", "en": "Name" }, "goal": { "zh": "目标", "en": "Goal" },
                  "for": {
                    "cells": ["high.first", "*.lapsed"], "stages": ["growth"], "segments": ["key-account"],
                    "obstacles": ["price"], "moments": ["birthday"],
                  },
                  "when": {
                    "daysSinceAdded": { "to": 3 }, "daysSinceOrder": { "from": 1, "to": 2 }, "purchaseDays": { "from": 1 },
                    "reactivated": true, "inGroupChat": false
                  },
                  "text": { "zh": "您好", "en": "Hello", },
                  "attachments": [
                    { "kind": "link", "title": "标题", "description": "说明", "url": "https://example.com", "imageUrl": "https://example.com/a" },
                    { "kind": "image", "material": "m1" },
                    { "kind": "file", "title": "a.pdf", "url": "https://example.com/a.pdf" },
                    { "kind": "miniprogram", "title": "小程序", "appId": "wx1", "page": "a.html", "imageUrl": "https://example.com/a" },
                  ],
                },
              ],
            }
            """);

        var reading = ScriptLibrary.Read([file]);

        reading.Problems.ShouldBeEmpty();
        reading.Library.TryFind("g.one", out var script).ShouldBeTrue();
        script!.Group.ShouldBe(new ScriptGroup("g", new LocalizedText("组", "Group")));
        (script.Version, script.Priority, script.Enabled).ShouldBe((3, 70, false));
        script.For.Cells.Select(c => c.Key).ShouldBe(["high.first", "*.lapsed"]);
        script.For.Stages.ShouldBe([LifecycleStage.Growth]);
        script.For.Segments.ShouldBe(["key-account"]);
        script.For.Obstacles.ShouldBe([Obstacle.Price]);
        script.For.Moments.ShouldBe([ScriptMoment.Birthday]);
        script.When.ShouldBe(new ScriptConditions
        {
            DaysSinceAdded = new NumberRange(null, 3),
            DaysSinceOrder = new NumberRange(1, 2),
            PurchaseDays = new NumberRange(1, null),
            Reactivated = true,
            InGroupChat = false,
        });
        script.TextIn(TextLanguage.English).Source.ShouldBe("Hello");
        script.Attachments.Select(a => a.Kind).ShouldBe(
            [ScriptAttachmentKind.Link, ScriptAttachmentKind.Image, ScriptAttachmentKind.File, ScriptAttachmentKind.MiniProgram]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var script = ScriptLibrary.Read([Some.File("a.json", Some.Json())]).Library.Scripts.ShouldHaveSingleItem();

        (script.Version, script.Priority, script.Enabled).ShouldBe((1, 50, true));
        script.When.IsEmpty.ShouldBeTrue();
        script.Attachments.ShouldBeEmpty();
        script.TextIn(TextLanguage.English).ShouldBe(script.Text);
    }

    [Theory]
    [InlineData(
        "for", """{ "cells": ["high.frist"] }""", "for.cells[0]",
        "“high.frist”不是矩阵单元，可用的有 silent.potential", "'high.frist' is not a matrix cell; there are silent.potential")]
    [InlineData("for", """{ "cells": ["*.*"] }""", "for.cells[0]", "“*.*”不是矩阵单元", "'*.*' is not a matrix cell")]
    [InlineData(
        "for", """{ "stages": ["grown"] }""", "for.stages[0]",
        "“grown”不是生命周期阶段，可用的有 introduction", "'grown' is not a lifecycle stage; there are introduction")]
    [InlineData(
        "for", """{ "obstacles": ["money"] }""", "for.obstacles[0]",
        "“money”不是阻塞点，可用的有 price", "'money' is not an obstacle; there are price")]
    [InlineData(
        "for", """{ "moments": ["xmas"] }""", "for.moments[0]",
        "“xmas”不是时机，可用的有 welcome", "'xmas' is not a moment; there are welcome")]
    [InlineData("for", """{ "segments": ["重要价值"] }""", "for.segments[0]", "不能作为标识", "cannot be a key")]
    [InlineData(
        "for", """{ "cells": ["high.first", "high.first"] }""", "for.cells[1]",
        "“high.first”写了两次", "'high.first' is there twice")]
    [InlineData("for", """{ "cells": "high.first" }""", "for.cells", "这里要写一个列表", "A list [ … ] is expected here")]
    [InlineData("for", """{ "cells": [1] }""", "for.cells[0]", "这里要写带引号的文字", "A text in quotes is expected here")]
    [InlineData(
        "for", """{ "cell": ["high.first"] }""", "for",
        "没有“cell”这个属性，可用的有 cells, stages", "There is no property 'cell' here; there are cells, stages")]
    [InlineData("for", "[]", "for", "这里要写一个对象", "An object { … } is expected here")]
    [InlineData(
        "text", """{ "zh": "{{customer.nmae}}" }""", "text.zh",
        "第 1 个字符：没有变量“customer.nmae”", "At character 1: there is no variable 'customer.nmae'")]
    [InlineData("text", """{ "zh": "您好", "en": "{{" }""", "text.en", "“{{”没有对应的“}}”", "'{{' is not closed by '}}'")]
    [InlineData("text", """{ "zh": " " }""", "text.zh", "不能为空", "It must not be empty")]
    [InlineData("text", """{ "en": "Hello" }""", "text", "缺少属性“zh”", "The property 'zh' is missing")]
    [InlineData("text", """{ "zh": "\ud800" }""", "text.zh", "有半个字符", "There is half a character")]
    [InlineData("name", """{ "zh": "", "en": "Name" }""", "name.zh", "不能为空", "It must not be empty")]
    [InlineData("name", """{ "zh": "两\n行", "en": "Name" }""", "name.zh", "只能写一行", "It must be one line")]
    [InlineData("goal", """{ "zh": "目标" }""", "goal", "缺少属性“en”", "The property 'en' is missing")]
    [InlineData("version", "0", "version", "值是 0，应不小于 1", "The value is 0; it must be at least 1")]
    [InlineData("version", "1.5", "version", "这里要写一个整数", "A whole number without quotes is expected here")]
    [InlineData("version", "\"2\"", "version", "这里要写一个整数", "A whole number without quotes is expected here")]
    [InlineData("priority", "101", "priority", "值是 101，应为 0 到 100", "The value is 101; it must be 0 to 100")]
    [InlineData("enabled", "\"yes\"", "enabled", "这里要写 true 或 false", "True or false without quotes is expected here")]
    [InlineData(
        "when", """{ "daysSinceOrder": { "from": 5, "to": 2 } }""", "when.daysSinceOrder",
        "from（5）不能大于 to（2）", "'from' (5) must not be above 'to' (2)")]
    [InlineData("when", """{ "daysSinceAdded": { "from": -1 } }""", "when.daysSinceAdded", "不能是负数", "must not be negative")]
    [InlineData("when", """{ "purchaseDays": {} }""", "when.purchaseDays", "from 和 to 至少写一个", "It must have 'from' or 'to'")]
    [InlineData("when", """{ "daysSinceInteraction": 3 }""", "when.daysSinceInteraction", "这里要写一个对象", "An object { … } is expected here")]
    [InlineData(
        "attachments", """[{ "kind": "video" }]""", "attachments[0].kind",
        "“video”不是附件类型，可用的有 link, image, file, miniprogram", "'video' is not a kind of attachment; there are link")]
    [InlineData(
        "attachments", """[{ "kind": "link", "title": "a" }]""", "attachments[0]",
        "url 和 material 要写且只写一个", "It must have either 'url' or 'material'")]
    [InlineData(
        "attachments", """[{ "kind": "link", "url": "https://example.com" }]""", "attachments[0].title",
        "这种附件必须写这一项", "This kind of attachment needs it")]
    [InlineData(
        "attachments", """[{ "kind": "image", "url": "ftp://example.com" }]""", "attachments[0].url",
        "要写完整的 http 或 https 网址", "It must be a whole http or https address")]
    [InlineData(
        "attachments", """[{ "kind": "image", "material": "m", "page": "p" }]""", "attachments[0].page",
        "这种附件用不到这一项", "This kind of attachment has no use for it")]
    [InlineData(
        "attachments",
        """[{ "kind": "miniprogram", "title": "一二三四五六七八九十一二三四五六七八九十一二", "appId": "a", "page": "p", "imageUrl": "https://example.com" }]""",
        "attachments[0].title",
        "有 66 字节", "It has 66 bytes of UTF-8; at most 64 are allowed")]
    public void A_slip_is_reported_with_file_script_place_and_what_would_be_right(
        string property, string value, string path, string zh, string en)
    {
        var reading = ScriptLibrary.Read([Some.File("my.json", Some.Json("my.script", (property, value)), Some.Json("other"))]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ScriptProblemSeverity.Error);
        problem.File.ShouldBe("my.json");
        problem.ScriptKey.ShouldBe("my.script");
        problem.Path.ShouldBe("scripts[0]." + path);
        problem.Message.Zh.ShouldContain(zh);
        problem.Message.Zh.ShouldEndWith("。");
        problem.Message.En.ShouldContain(en);
        problem.Message.En.ShouldEndWith(".");
        reading.Library.Scripts.Select(s => s.Key).ShouldBe(["other"], "the other scripts of the file are used");
    }

    [Fact]
    public void A_problem_reads_as_one_line_in_both_languages()
    {
        var reading = ScriptLibrary.Read([Some.File("my.json", Some.Json("my.script", ("priority", "101")))]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.In(TextLanguage.English).ShouldBe("my.json, script my.script, scripts[0].priority: The value is 101; it must be 0 to 100.");
        problem.In(TextLanguage.Chinese).ShouldBe("my.json，话术 my.script，scripts[0].priority：值是 101，应为 0 到 100。");
    }

    [Fact]
    public void An_unknown_property_is_named_with_those_there_are()
    {
        var problem = ScriptLibrary.Read([Some.File("my.json", Some.Json("a", ("colour", "1")))]).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("scripts[0]");
        problem.Message.Zh.ShouldStartWith("没有“colour”这个属性，可用的有 key, name, goal, for, text, version");
        problem.Message.En.ShouldStartWith("There is no property 'colour' here; there are key, name, goal, for, text, version");
    }

    [Fact]
    public void A_property_written_twice_is_an_error()
    {
        var reading = ScriptLibrary.Read([Some.File("my.json", Some.Json("a") + """, "priority": 1, "priority": 2""")]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("scripts[0].priority");
        problem.Message.En.ShouldBe("The property 'priority' is there twice.");
    }

    [Fact]
    public void Every_slip_of_a_file_is_reported_at_once()
    {
        var three = Some.Json("a", ("priority", "-1"), ("for", """{ "cells": ["x"], "stages": ["y"] }"""));

        var reading = ScriptLibrary.Read([Some.File("my.json", three, Some.Json("b", ("text", "{}")))]);

        reading.Problems.Select(p => (p.ScriptKey, p.Path)).ShouldBe(
            [("a", "scripts[0].for.cells[0]"), ("a", "scripts[0].for.stages[0]"), ("a", "scripts[0].priority"), ("b", "scripts[1].text")],
            ignoreOrder: true);
        reading.Library.Scripts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("has space")]
    [InlineData(".dot")]
    [InlineData("a..b")]
    [InlineData("话术")]
    [InlineData("")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g1234")]
    public void A_key_that_could_not_stand_in_an_address_is_refused(string key)
    {
        var problem = ScriptLibrary.Read([Some.File("my.json", Some.Json(key))]).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("scripts[0].key");
        problem.Message.En.ShouldContain("cannot be a key");
    }

    [Fact]
    public void A_key_used_twice_is_reported_with_the_file_that_had_it_first_whatever_the_order()
    {
        var second = Some.File("b.json", Some.Json("same", ("priority", "2")));
        var first = Some.File("a.json", Some.Json("same", ("priority", "1")));

        var reading = ScriptLibrary.Read([second, first]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.File, problem.ScriptKey, problem.Path).ShouldBe(("b.json", "same", "scripts[0].key"));
        problem.Message.Zh.ShouldBe("标识“same”已经被 a.json 里的话术用了，请换一个。");
        problem.Message.En.ShouldBe("The key 'same' is already that of a script in a.json.");
        reading.Library.Scripts.ShouldHaveSingleItem().Priority.ShouldBe(1);
    }

    [Fact]
    public void A_group_keeps_the_name_it_was_given_first()
    {
        var other = Some.File("b.json", Some.Json("b"), Some.Json("c"));
        other = other with { Text = other.Text.Replace("Group", "Other", StringComparison.Ordinal) };

        var reading = ScriptLibrary.Read([Some.File("a.json", Some.Json("a")), other]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(ScriptProblemSeverity.Warning);
        (problem.File, problem.Path).ShouldBe(("b.json", "group.name"));
        reading.Library.Groups.ShouldHaveSingleItem().Name.En.ShouldBe("Group");
        reading.Library.Scripts.Select(s => s.Group).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_bad_group_is_reported_once_and_not_for_each_of_its_scripts()
    {
        var file = Some.File("a.json", Some.Json("a"), Some.Json("b"));

        var reading = ScriptLibrary.Read([file with { Text = file.Text.Replace("\"g\"", "\"Bad Key\"", StringComparison.Ordinal) }]);

        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.File, problem.ScriptKey, problem.Path).ShouldBe(("a.json", null, "group.key"));
        reading.Library.Scripts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"format\": 1\n  \"scripts\": []\n}", 3)]
    [InlineData("{ \"format\": 1", 1)]
    public void Broken_JSON_is_reported_with_its_line(string text, int line)
    {
        var problem = ScriptLibrary.Read([new ScriptFile("a.json", text)]).Problems.ShouldHaveSingleItem();

        (problem.File, problem.Path).ShouldBe(("a.json", null));
        problem.Message.Zh.ShouldStartWith($"第 {line} 行附近不是合法的 JSON");
        problem.Message.En.ShouldStartWith($"It is not JSON near line {line}");
    }

    [Fact]
    public void A_file_of_a_later_format_is_not_guessed_at()
    {
        var text = Some.File("a.json", Some.Json("a")).Text.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal);

        var reading = ScriptLibrary.Read([new ScriptFile("a.json", text)]);

        reading.Problems.ShouldHaveSingleItem().Message.En.ShouldBe("This version reads format 1, the file says 2.");
        reading.Library.Scripts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("我们的产品是最好的", "最")]
    [InlineData("全国销量第一", "第一")]
    [InlineData("绝对有效", "绝对")]
    [InlineData("赶紧下单，手慢无", "手慢无")]
    [InlineData("这是第一次说最近的最好", "最")]
    public void Words_restricted_by_advertising_law_are_pointed_out_and_the_script_is_kept(string text, string word)
    {
        var reading = ScriptLibrary.Of([Some.Script("a", cells: ["high.first"], text: text)]);

        reading.Problems.ShouldContain(p => p.Path == "text.zh" && p.Message.Zh.StartsWith($"“{word}”"));
        reading.Errors.ShouldBeEmpty();
        reading.Library.Scripts.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("最近还好吗，第一次用要慢慢来")]
    [InlineData("最后一件事")]
    public void Everyday_words_are_not_taken_for_superlatives(string text) =>
        ScriptLibrary.Of([Some.Script("a", cells: ["high.first"], text: text)]).Problems.ShouldBeEmpty();

    [Fact]
    public void Conditions_without_a_situation_are_pointed_out()
    {
        var reading = ScriptLibrary.Of([Some.Script("a", when: new ScriptConditions { Reactivated = true })]);

        reading.Problems.ShouldHaveSingleItem().Path.ShouldBe("when");
        reading.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_is_too_long_before_any_value_is_put_in_is_refused()
    {
        var fits = Some.Script("a", cells: ["high.first"], text: new string('字', 499) + "{{customer.name|亲}}");
        var tooLong = Some.Script("b", cells: ["high.first"], text: new string('字', 500) + "{{customer.name|亲}}");

        ScriptLibrary.Of([fits]).Problems.ShouldBeEmpty();
        ScriptLibrary.Of([tooLong]).Problems.ShouldHaveSingleItem().Message.En
            .ShouldBe("It has 501 characters before any value is put in; at most 500 are allowed.");
    }

    [Fact]
    public void More_attachments_than_a_message_holds_are_refused()
    {
        var image = new ScriptAttachment { Kind = ScriptAttachmentKind.Image, Material = "m" };
        var script = Some.Script("a", cells: ["high.first"]);

        (script with { Attachments = [.. Enumerable.Repeat(image, 9)] }).Problems().ShouldBeEmpty();
        (script with { Attachments = [.. Enumerable.Repeat(image, 10)] }).Problems().ShouldHaveSingleItem().Path.ShouldBe("attachments");
    }

    [Theory]
    [InlineData("silent.json", true)]
    [InlineData("MINE.JSON", true)]
    [InlineData("script-library.schema.json", false)]
    [InlineData("README.md", false)]
    public void Files_of_scripts_are_told_by_their_names(string name, bool isOne) => ScriptFile.IsNamedLikeOne(name).ShouldBe(isOne);

    [Fact]
    public void Vocabularies_have_unique_keys_that_find_their_entries()
    {
        Obstacle.All.Select(o => o.Key).ShouldBeUnique();
        ScriptMoment.All.Select(m => m.Key).ShouldBeUnique();
        CellPattern.All.Select(c => c.Key).ShouldBeUnique();
        Obstacle.All.Select(o => Obstacle.TryParse(o.Key, out var found) ? found : null).ShouldBe(Obstacle.All);
        ScriptMoment.All.Select(m => ScriptMoment.TryParse(m.Key, out var found) ? found : null).ShouldBe(ScriptMoment.All);
        CellPattern.All.Select(c => CellPattern.TryParse(c.Key, out var found) ? found : default).ShouldBe(CellPattern.All);
        Obstacle.TryParse(null, out _).ShouldBeFalse();
        ScriptMoment.TryParse("Birthday", out _).ShouldBeFalse();
        CellPattern.TryParse("*.*", out _).ShouldBeFalse();
    }
}
