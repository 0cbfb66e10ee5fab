using System.Text.Json;

namespace PrivateTraffic.Simulator.Tests;

/// <summary>Reads answers shortly.</summary>
internal static class Answers
{
    public static int Errcode(this JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    public static string Text(this JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    public static long Number(this JsonElement answer, string name) => answer.GetProperty(name).GetInt64();

    public static bool Has(this JsonElement answer, string name) => answer.TryGetProperty(name, out _);

    public static IReadOnlyList<JsonElement> List(this JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray()];

    public static IEnumerable<string> Strings(this JsonElement answer, string name) => answer.List(name).Select(item => item.GetString()!);

    public static void ShouldSucceed(this JsonElement answer) => answer.Errcode().ShouldBe(0, answer.ToString());

    public static void ShouldFailWith(this JsonElement answer, int errcode) => answer.Errcode().ShouldBe(errcode, answer.ToString());
}
