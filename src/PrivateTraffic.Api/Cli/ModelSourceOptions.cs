using System.CommandLine;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Templates;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Corps;

namespace PrivateTraffic.Api.Cli;

/// <summary>Where the model of a command comes from: a file, a template, or a version.</summary>
internal sealed class ModelSourceOptions
{
    public Argument<string?> File { get; } = new("file")
    {
        Description = "The JSON file of the model; or name a template or a version",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Template { get; } = new("--template")
    {
        Description = "An industry template, such as retail; 'model templates' lists them",
        HelpName = "key",
    };

    public Option<int?> Version { get; } = new("--version")
    {
        Description = "A version by its number; 0 are the defaults",
        HelpName = "number",
    };

    /// <summary>Reads the one model that was named.</summary>
    /// <exception cref="CommandException">None was, or more than one, or it cannot be used.</exception>
    public async Task<SegmentationModel> ReadAsync(
        ParseResult parse, CommandContext context, KnownCorp corp, CancellationToken cancellation)
    {
        var (file, template, version) = (parse.GetValue(File), parse.GetValue(Template), parse.GetValue(Version));
        if ((file is null ? 0 : 1) + (template is null ? 0 : 1) + (version is null ? 0 : 1) != 1)
        {
            throw new CommandException(ExitCode.Usage, new LocalizedText(
                "请给出一个模型：文件、--template 或 --version，三者取一。", "Name one model: a file, --template or --version."));
        }

        if (version is { } number)
        {
            var stored = await context.Get<ModelStore>().FindAsync(corp.Id, number, cancellation);
            return (stored ?? throw new ProblemException(ProblemCode.UnknownModel, number)).Model;
        }

        return file is null ? FindTemplate(parse, context).Model : (await ModelFile.ReadAsync(file, cancellation))!;
    }

    /// <summary>The template that was named.</summary>
    public IndustryTemplate FindTemplate(ParseResult parse, CommandContext context)
    {
        var key = parse.GetValue(Template)!;
        var (templates, problems) = context.Get<TemplateShelf>().Read();
        if (templates.FirstOrDefault(t => t.Key == key) is { } template)
        {
            return template;
        }

        var known = string.Join(", ", templates.Select(t => t.Key));
        var broken = string.Join(' ', problems.Select(p => $"{p.File}: {p.Text.En}"));
        throw new CommandException(ExitCode.Usage, new LocalizedText(
            $"没有名为“{key}”的行业模板；可用：{known}。{broken}", $"There is no industry template '{key}'; there are {known}. {broken}".Trim()));
    }
}
