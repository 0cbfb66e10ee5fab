using Microsoft.Extensions.Options;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Templates;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>
/// The industry templates: the files that come with the product, each replaced by the operator's file of the same name in <c>templates</c>
/// of the data folder, and the operator's own beside them. Files are read anew each time: they are few, and seldom asked for.
/// </summary>
internal sealed class TemplateShelf(IOptions<DataOptions> data)
{
    private readonly string shipped = Path.Combine(AppContext.BaseDirectory, "templates");
    private readonly string own = Path.Combine(data.Value.Directory, "templates");

    /// <summary>Every template by its key, and what is wrong with those that cannot be used.</summary>
    public (IReadOnlyList<IndustryTemplate> Templates, IReadOnlyList<TemplateProblem> Problems) Read()
    {
        var templates = new List<IndustryTemplate>();
        var problems = new List<TemplateProblem>();
        foreach (var file in Files())
        {
            var reading = TemplateDocument.TryRead(File.ReadAllText(file.FullName));
            problems.AddRange(reading.Problems.Select(p => new TemplateProblem(file.Name, p)));
            if (reading.Template is not { } template)
            {
                continue;
            }

            if (templates.Exists(t => t.Key == template.Key))
            {
                problems.Add(new TemplateProblem(file.Name, new(
                    $"key 的值 {template.Key} 已被另一个文件使用。", $"key is {template.Key}, which another file has already.")));
            }
            else
            {
                templates.Add(template);
            }
        }

        return ([.. templates.OrderBy(t => t.Key, StringComparer.Ordinal)], problems);
    }

    /// <summary>A template by its key; null when there is none.</summary>
    public IndustryTemplate? Find(string key) => Read().Templates.FirstOrDefault(t => t.Key == key);

    private IEnumerable<FileInfo> Files() => new[] { own, shipped }
        .Where(Directory.Exists)
        .SelectMany(d => new DirectoryInfo(d).EnumerateFiles("*.json"))
        .DistinctBy(f => f.Name)
        .OrderBy(f => f.Name, StringComparer.Ordinal);
}

/// <summary>What is wrong with a file of a template.</summary>
internal sealed record TemplateProblem(string File, LocalizedText Text);
