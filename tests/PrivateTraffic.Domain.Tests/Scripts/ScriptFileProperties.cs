using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Scripts;

namespace PrivateTraffic.Domain.Tests.Scripts;

public sealed class ScriptFileProperties
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "null", "true", "1", "-1", "1e999", "99999999999", "\"\"", "\"\\ud800\"", "\"key\"", "\"zh\"", "\"for\": 1", "{}", "[]",
        "// ", "/*", "\\", "\ud83d", "\0", "\"\\ud800\": 1,", "\"key\": \"x\",", "{{", "}}",
    ];

    private static readonly string Whole = Shipped.Files.Single(f => f.Name == "moments.json").Text;

    /// <summary>A shipped file with one to four places cut out, doubled or overwritten.</summary>
    private static readonly Gen<string> DamagedFile =
        from edits in
            (from at in Gen.Choose(0, Whole.Length - 1)
             from length in Gen.Choose(0, 40)
             from piece in Gen.Frequency((1, Gen.Constant("")), (3, Gen.Elements(Pieces)))
             select (at, length, piece)).NonEmptyListOf()
        select edits.Take(4).Aggregate(Whole, (text, e) => string.Concat(
            text.AsSpan(0, Math.Min(e.at, text.Length)),
            e.piece,
            text.AsSpan(Math.Min(e.at + e.length, text.Length))));

    private static readonly Gen<string> Json =
        from pieces in Gen.Elements(Pieces).ListOf()
        select string.Concat(pieces);

    [Fact]
    public void A_damaged_file_gives_scripts_and_problems_but_never_an_exception() => ForAll(DamagedFile, text =>
    {
        var reading = ScriptLibrary.Read([new ScriptFile("a.json", text)]);

        reading.Library.Scripts.ShouldAllBe(s => s.Problems().All(p => p.Severity == ScriptProblemSeverity.Warning));
        reading.Problems.ShouldAllBe(p => p.File == "a.json" && p.Message.Zh.EndsWith('。') && p.Message.En.EndsWith('.'));
    });

    [Fact]
    public void Any_text_is_either_a_library_or_a_list_of_problems() => ForAll(Json, text =>
    {
        var file = Some.File("a.json", Some.Json("a", ("for", text)));

        ScriptLibrary.Read([new ScriptFile("a.json", text)]).Problems.ShouldNotBeEmpty();
        ScriptLibrary.Read([file]).ShouldNotBeNull();
    });

    private static void ForAll(Gen<string> texts, Action<string> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(texts.ToArbitrary(), holds));
}
