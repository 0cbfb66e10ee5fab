using System.Text.Json;
using PrivateTraffic.Domain.Templates;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Data.Models;

/// <summary>Industry templates as JSON files that an operator can edit.</summary>
public static class TemplateDocument
{
    /// <summary>Reads a template, and says everything that is wrong with it.</summary>
    public static TemplateReading TryRead(string text)
    {
        try
        {
            using var document = ModelDocument.Parse(text);
            var problems = DocumentCheck.Of(document.RootElement, typeof(IndustryTemplate), ModelDocument.Options);
            if (problems.Count > 0)
            {
                return new TemplateReading(null, problems);
            }

            var template = document.RootElement.Deserialize<IndustryTemplate>(ModelDocument.Options)!;
            problems = template.Problems();
            return new TemplateReading(problems.Count == 0 ? template : null, problems);
        }
        catch (JsonException error)
        {
            return new TemplateReading(null, [ModelDocument.NotJson(error)]);
        }
    }
}

/// <summary>What came of reading a template.</summary>
/// <param name="Template">The template; null when something is wrong.</param>
/// <param name="Problems">What is wrong, a sentence each.</param>
public sealed record TemplateReading(IndustryTemplate? Template, IReadOnlyList<LocalizedText> Problems);
