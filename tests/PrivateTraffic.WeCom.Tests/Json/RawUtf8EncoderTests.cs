using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.WeCom.Json;

namespace PrivateTraffic.WeCom.Tests.Json;

public class RawUtf8EncoderTests
{
    private static readonly JsonSerializerOptions Options = WireJson.CreateOptions();

    static RawUtf8EncoderTests() => Options.MakeReadOnly(populateMissingResolver: true);

    [Theory]
    [InlineData("你好，客户")]
    [InlineData("😀🫨")]
    [InlineData("全角　空格")]
    [InlineData("\uE001")]
    [InlineData("\u00A0<a href='x'>&+/")]
    [InlineData("مرحبا\u200F")]
    public void Text_goes_out_as_it_is(string text) => Written(text).ShouldBe($"\"{text}\"");

    [Theory]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("a\nb\t", "\"a\\nb\\t\"")]
    public void What_json_forbids_is_escaped_in_the_short_form(string text, string json) => Written(text).ShouldBe(json);

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_request() => Written("a\uD83Db").ShouldBe("\"a\uFFFDb\"");

    [Fact]
    public void Any_text_comes_back_as_it_was_and_needs_no_unicode_escape()
    {
        Prop.ForAll<string?>(text =>
        {
            var sound = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]) + "😀\"";

            var json = Written(sound);

            JsonSerializer.Deserialize<string>(json).ShouldBe(sound);
            if (sound.All(c => c >= ' '))
            {
                json.ShouldNotContain("\\u");
            }
        }).QuickCheckThrowOnFailure();
    }

    private static string Written(string text) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(text, Options));
}
