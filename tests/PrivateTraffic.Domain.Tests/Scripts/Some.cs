using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Tests.Scripts;

/// <summary>Scripts and facts with good defaults; a test states only what it is about. Cards are opened on day 100.</summary>
internal static class Some
{
    public const int Today = 100;

    public static Script Script(
        string key,
        string[]? cells = null,
        LifecycleStage[]? stages = null,
        string[]? segments = null,
        Obstacle[]? obstacles = null,
        ScriptMoment[]? moments = null,
        ScriptConditions? when = null,
        string text = "您好",
        string? textEn = null,
        int priority = 50,
        bool enabled = true) => new()
        {
            Key = key,
            Group = new ScriptGroup("group", new LocalizedText("分组", "Group")),
            Name = new LocalizedText("名称", "Name"),
            Goal = new LocalizedText("目标", "Goal"),
            For = new ScriptSituation
            {
                Cells = [.. (cells ?? []).Select(Pattern)],
                Stages = stages ?? [],
                Segments = segments ?? [],
                Obstacles = obstacles ?? [],
                Moments = moments ?? [],
            },
            When = when ?? ScriptConditions.None,
            Text = ScriptTemplate.Parse(text),
            TextEn = textEn is null ? null : ScriptTemplate.Parse(textEn),
            Priority = priority,
            Enabled = enabled,
        };

    public static CardFacts Facts(string cell = "high.first", LifecycleStage stage = LifecycleStage.Growth) => new()
    {
        AsOf = A.Day(Today),
        Cell = Cell(cell),
        Stage = stage,
    };

    public static MatrixCell Cell(string key) => MatrixCell.TryParse(key, out var cell) ? cell : throw new ArgumentException(key);

    public static ScriptLibrary Library(params Script[] scripts)
    {
        var reading = ScriptLibrary.Of(scripts);
        reading.Errors.ShouldBeEmpty();
        return reading.Library;
    }

    /// <summary>A file with one group and the given scripts, each the inside of a JSON object.</summary>
    public static ScriptFile File(string name, params string[] scripts) => new(
        name,
        $$"""
        { "format": 1, "group": { "key": "g", "name": { "zh": "组", "en": "Group" } },
          "scripts": [{{string.Join(",", scripts.Select(s => $"{{{s}}}"))}}] }
        """);

    /// <summary>The inside of a JSON object that is a script without problems; properties given replace or add to its own.</summary>
    public static string Json(string key = "a", params (string Name, string Value)[] with)
    {
        var properties = new Dictionary<string, string>
        {
            ["key"] = $"\"{key}\"",
            ["name"] = """{ "zh": "名称", "en": "Name" }""",
            ["goal"] = """{ "zh": "目标", "en": "Goal" }""",
            ["for"] = """{ "cells": ["high.first"] }""",
            ["text"] = """{ "zh": "您好" }""",
        };
        foreach (var (name, value) in with)
        {
            properties[name] = value;
        }

        return string.Join(", ", properties.Select(p => $"\"{p.Key}\": {p.Value}"));
    }

    private static CellPattern Pattern(string key) =>
        CellPattern.TryParse(key, out var pattern) ? pattern : throw new ArgumentException(key);
}
