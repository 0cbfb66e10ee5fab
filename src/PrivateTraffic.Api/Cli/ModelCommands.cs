using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MediatR;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Api.Cli;

/// <summary>The segmentation model: its versions, what they say, what another would do, and how it takes over.</summary>
internal static class ModelCommands
{
    public static Command Create()
    {
        var command = new Command(
            "model", "The axes and thresholds by which customers are placed: look, compare, try out, apply, roll back");
        command.Add(History());
        command.Add(Show());
        command.Add(Diff());
        command.Add(Templates());
        command.Add(ModelPreviewCommand.Create());
        command.Add(ModelChangeCommands.Apply());
        command.Add(ModelChangeCommands.RollBack());
        return command;
    }

    private static Command History()
    {
        var command = new Command("history", "Every version, with who made it, when, and why");
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var models = await context.Get<IMediator>().Send(new ListModels.Query(corp.Id), token);
            context.Terminal.Result(models, m => TextOf(m, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Show()
    {
        var source = new ModelSourceOptions();
        var command = new Command("show", "The document of a model, by default of the one in effect") { source.Version, source.Template };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            if (parse.GetValue(source.Template) is not null)
            {
                var template = source.FindTemplate(parse, context);
                context.Terminal.Say(template.Name.Zh + "：" + template.Description.Zh, $"{template.Name.En}: {template.Description.En}");
                context.Terminal.Result(template, t => ModelDocument.Write(t.Model));
                return ExitCode.Done;
            }

            var model = await context.Get<IMediator>().Send(new GetModel.Query(corp.Id, parse.GetValue(source.Version)), token);
            var version = model.Version;
            context.Terminal.Say(
                $"第 {version.Number} 版，{StateOf(version.State, context.Terminal)}",
                $"Version {version.Number}, {StateOf(version.State, context.Terminal)}");
            context.Terminal.Result(model, m => ModelDocument.Write(m.Model));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Diff()
    {
        var from = new Argument<string>("from") { Description = "A version by its number, 'current', or a file" };
        var to = new Argument<string>("to") { Description = "Another" };
        var command = new Command("diff", "The values in which two models differ") { from, to };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var (first, second) = (await FindAsync(parse.GetValue(from)!), await FindAsync(parse.GetValue(to)!));
            var diff = ModelDiffResponse.Of(first.Number, first.Model, second.Number, second.Model);
            context.Terminal.Result(diff, d => TextOf(d.Differences, context.Terminal));
            return ExitCode.Done;

            async Task<(int? Number, SegmentationModel Model)> FindAsync(string name)
            {
                var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                if (!isNumber && name != ModelParameter.Current)
                {
                    return (null, (await ModelFile.ReadAsync(name, token))!);
                }

                var model = await context.Get<IMediator>().Send(new GetModel.Query(corp.Id, isNumber ? number : null), token);
                return (model.Version.Number, model.Model);
            }
        }, cancellation));
        return command;
    }

    private static Command Templates()
    {
        var command = new Command("templates", "The industry templates to start from");
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var terminal = context.Terminal;
            var answer = await context.Get<IMediator>().Send(new ListTemplates.Query(), token);
            foreach (var problem in answer.Problems)
            {
                terminal.Say($"{problem.File}：{problem.Zh}", $"{problem.File}: {problem.En}");
            }

            terminal.Result(answer, a => TextOf(a, terminal));
            return answer.Problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        }, cancellation));
        return command;
    }

    /// <summary>Differences as people read them.</summary>
    public static string TextOf(IReadOnlyList<ModelDifferenceResponse> differences, Terminal terminal)
    {
        if (differences.Count == 0)
        {
            return terminal.Choose("没有差异。", "No differences.");
        }

        var table = new TextTable(
            terminal.Choose("键", "key"), terminal.Choose("原值", "from"), terminal.Choose("新值", "to"), terminal.Choose("含义", "meaning"))
        {
            EndsWithText = true,
        };
        foreach (var d in differences)
        {
            table.Add(d.Path, ValueOf(d.From), ValueOf(d.To), terminal.Choose(d.Zh, d.En));
        }

        return table.ToString();

        string ValueOf(JsonElement? value) => value?.GetRawText() ?? terminal.Choose("无", "none");
    }

    private static string TextOf(ModelsResponse models, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("版本", "version"),
            terminal.Choose("状态", "state"),
            terminal.Choose("生效", "from"),
            terminal.Choose("至", "through"),
            terminal.Choose("创建（UTC）", "made (UTC)"),
            terminal.Choose("操作人", "by"),
            terminal.Choose("说明", "note"))
        {
            EndsWithText = true,
        };
        foreach (var version in models.Versions)
        {
            table.Add(
                $"{version.Number}",
                StateOf(version.State, terminal),
                $"{version.From:yyyy-MM-dd}",
                $"{version.Through:yyyy-MM-dd}",
                version.CreatedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
                version.CreatedBy ?? (version.CreatedAt is null ? "" : terminal.Choose("命令行", "shell")),
                NoteOf(version, terminal));
        }

        return table.ToString();
    }

    private static string NoteOf(ModelVersionResponse version, Terminal terminal) => string.Join(' ', new[]
    {
        version.Number == 0 ? terminal.Choose("内置默认值", "the built-in defaults") : null,
        version.Restores is { } restored ? terminal.Choose($"恢复第 {restored} 版。", $"Restores version {restored}.") : null,
        version.Note,
    }.Where(part => part is not null));

    private static string TextOf(TemplatesResponse answer, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("模板", "template"),
            terminal.Choose("行业", "trade"),
            terminal.Choose("沉默", "silent"),
            terminal.Choose("流失", "churn"),
            terminal.Choose("消费流失", "lapsed"),
            terminal.Choose("互动档", "bands"));
        foreach (var template in answer.Templates)
        {
            var (model, bands) = (template.Model, template.Model.Interaction);
            table.Add(
                template.Key,
                template.Name.In(terminal.Language),
                $"{model.Lifecycle.SilentAfterDays}",
                $"{model.Lifecycle.ChurnAfterDays}",
                $"{model.Purchase.LapsedAfterDays}",
                $"{bands.Low}/{bands.Medium}/{bands.High}");
        }

        return table.ToString();
    }

    private static string StateOf(ModelState state, Terminal terminal) => state switch
    {
        ModelState.Current => terminal.Choose("生效中", "in effect"),
        ModelState.Planned => terminal.Choose("待生效", "planned"),
        ModelState.Past => terminal.Choose("已被取代", "past"),
        ModelState.Withdrawn => terminal.Choose("未生效即撤下", "withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
