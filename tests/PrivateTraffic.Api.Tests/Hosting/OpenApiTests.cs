using System.Text.Json;
using PrivateTraffic.Api.Tests.World;

namespace PrivateTraffic.Api.Tests.Hosting;

public sealed class OpenApiTests(PulledCompany pulled)
{
    private static readonly string[] WithBody = ["post", "put", "patch"];
    private static readonly string[] RefusalsOfBodies = ["400", "403", "413", "415"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_the_approved_one()
    {
        var document = (await DocumentAsync()).ReplaceLineEndings("\n");
        await ApprovedDocument.UpdateAsync(document, Cancellation);

        document.ShouldBe(await ApprovedDocument.ReadAsync(Cancellation), "run eng/openapi.sh and read the difference");
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_and_how_it_refuses()
    {
        var operations = await OperationsAsync();

        operations.Count.ShouldBeGreaterThan(10);
        foreach (var (name, operation) in operations)
        {
            var answers = operation.GetProperty("responses").EnumerateObject().ToDictionary(r => r.Name, r => r.Value);
            answers.Keys.Count(s => s[0] == '2').ShouldBe(1, name);
            answers.Keys.ShouldContain("401", name);
            answers.Keys.ShouldContain("503", name);
            foreach (var (status, answer) in answers.Where(a => a.Key[0] != '2'))
            {
                answer.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString()
                    .ShouldBe("#/components/schemas/ProblemResponse", $"{name} {status}");
            }

            answers.Count(a => a.Key == "204" || (a.Key[0] == '2' && IsJsonOrFile(a.Value.GetProperty("content")))).ShouldBe(1, name);
        }
    }

    private static bool IsJsonOrFile(JsonElement content) =>
        ((string[])["application/json", "text/csv", "text/plain"]).Any(type => content.TryGetProperty(type, out _));

    [Fact]
    public async Task Every_operation_with_a_body_says_what_it_takes_and_that_other_sites_are_refused()
    {
        var operations = (await OperationsAsync()).Where(o => WithBody.Contains(o.Key.Split(' ')[0])).ToList();

        operations.ShouldNotBeEmpty();
        foreach (var (name, operation) in operations)
        {
            var isFile = operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().Single().Name switch
            {
                "application/json" => false,
                "application/octet-stream" => true,
                var other => throw new ShouldAssertException($"{name} takes {other}."),
            };
            var statuses = operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToList();
            RefusalsOfBodies.Where(status => !isFile || status != "415").ShouldBeSubsetOf(statuses, name);
        }
    }

    [Fact]
    public async Task Every_property_of_an_answer_is_always_there()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());

        // What is sent to us may leave out what has a default.
        foreach (var schema in document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(s => !s.Name.EndsWith("Request", StringComparison.Ordinal)))
        {
            if (schema.Value.TryGetProperty("properties", out var properties))
            {
                var required = schema.Value.GetProperty("required").EnumerateArray().Select(r => r.GetString()).ToList();
                properties.EnumerateObject().Select(p => p.Name).ShouldBe(required, ignoreOrder: true, schema.Name);
            }
        }
    }

    [Fact]
    public async Task Every_enum_is_a_word_where_it_may_be_absent_too()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());

        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject();
        var simple = schemas.Where(s => s.Value.TryGetProperty("type", out var type) && type.ToString() != "object").ToList();

        simple.ShouldContain(s => s.Name == "DriftVerdict");
        simple.ShouldAllBe(s => s.Value.GetProperty("type").ToString() == "string");
    }

    [Fact]
    public async Task Every_number_is_only_a_number()
    {
        using var document = JsonDocument.Parse(await DocumentAsync());

        var numbers = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(s => s.Value.TryGetProperty("properties", out _))
            .SelectMany(s => s.Value.GetProperty("properties").EnumerateObject(), (s, p) => (Name: $"{s.Name}.{p.Name}", p.Value))
            .Where(p => p.Value.TryGetProperty("type", out var type) && type.ToString().Contains("number", StringComparison.Ordinal))
            .ToList();

        numbers.ShouldContain(p => p.Name == "Interval.low");
        numbers.ShouldAllBe(p => !p.Value.GetProperty("type").ToString().Contains("string", StringComparison.Ordinal));
    }

    private async Task<string> DocumentAsync()
    {
        using var anybody = pulled.Api.NewBrowser();
        using var response = await anybody.GetAsync("/api/v1/openapi.json");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>The operations by method and path.</summary>
    private async Task<Dictionary<string, JsonElement>> OperationsAsync()
    {
        var document = JsonDocument.Parse(await DocumentAsync()).RootElement;
        return document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (Name: $"{operation.Name} {path.Name}", operation.Value))
            .ToDictionary(o => o.Name, o => o.Value);
    }
}
