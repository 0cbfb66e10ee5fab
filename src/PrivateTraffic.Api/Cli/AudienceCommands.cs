using System.CommandLine;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Audiences;
using PrivateTraffic.Data.Audiences;

namespace PrivateTraffic.Api.Cli;

/// <summary>Audiences: count one by its text, keep it, write it to a file, ask why somebody is in it.</summary>
internal static class AudienceCommands
{
    private static readonly Argument<string> Text = new("text")
    {
        Description = "The definition, such as \"band is silent and orders >= 2\"; the words are in docs/audiences.md",
    };

    private static readonly Argument<string> Name = new("name") { Description = "The name of the audience" };

    private static readonly Option<DateOnly?> AsOf = Days.Option("The day to count as of (default: today)");

    public static Command Create()
    {
        var command = new Command("audience", "Audiences: list, count, save, build, export, and why somebody is in one");
        command.Add(List());
        command.Add(Count());
        command.Add(Save());
        command.Add(Build());
        command.Add(Export());
        command.Add(AudienceWhyCommand.Create());
        return command;
    }

    /// <summary>The audience with a name.</summary>
    internal static async Task<Audience> FindAsync(CommandContext context, int corpId, string name, CancellationToken cancellation) =>
        await context.Get<AudienceStore>().FindAsync(corpId, name, cancellation)
            ?? throw new ProblemException(ProblemCode.UnknownAudience, name);

    private static Command List()
    {
        var command = new Command("list", "All audiences, with size and when they were built");
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var all = await context.Get<IMediator>().Send(new ListAudiences.Query(AudienceReader.AtShell(corp.Id)), token);
            context.Terminal.Result(all, a => TextOf(a, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Count()
    {
        var command = new Command("count", "Count a definition, with what each condition does; nothing is saved") { Text, AsOf };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var request = new CountAudience.Request(parse.GetValue(Text), AsOf: parse.GetValue(AsOf));
            var count = await context.Get<IMediator>().Send(new CountAudience.Query(AudienceReader.AtShell(corp.Id), request), token);

            // Names of people belong on a screen that knows who looks at it.
            context.Terminal.Result(count with { Samples = [] }, c => TextOf(c, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Save()
    {
        var kind = new Option<AudienceKind>("--kind")
        {
            Description = "dynamic (default) or snapshot",
            DefaultValueFactory = _ => AudienceKind.Dynamic,
        };
        kind.AcceptOnlyFromAmong("dynamic", "snapshot");
        var command = new Command("save", "Save a definition under a name, and build it; one that has the name is replaced")
        {
            Name, Text, kind,
        };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var name = parse.GetValue(Name)!;
            var known = await context.Get<AudienceStore>().FindAsync(corp.Id, name.Trim(), token);
            var request = new SaveAudience.Request(name, parse.GetValue(kind), parse.GetValue(Text));
            var saved = await context.Get<IMediator>().Send(
                new SaveAudience.Command(AudienceReader.AtShell(corp.Id), known?.Id, request), token);
            context.Terminal.Result(saved, s => BuiltText(s, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Build()
    {
        var command = new Command("build", "Count an audience anew; a snapshot takes in who belongs now") { Name };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var audience = await FindAsync(context, corp.Id, parse.GetValue(Name)!, token);
            var built = await context.Get<IMediator>().Send(
                new BuildAudience.Command(AudienceReader.AtShell(corp.Id), audience.Id), token);
            context.Terminal.Result(built, b => BuiltText(b, context.Terminal));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Export()
    {
        var file = new Argument<string>("file") { Description = "The CSV file; one that is there is written over" };
        var command = new Command("export", "Write the customers of an audience to a CSV file") { Name, file };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            var audience = await FindAsync(context, corp.Id, parse.GetValue(Name)!, token);
            await using var output = File.Create(parse.GetValue(file)!);
            var written = await context.Get<IMediator>().Send(
                new ExportAudience.Query(AudienceReader.AtShell(corp.Id), audience.Id, output), token);
            context.Terminal.Result(new ExportedAudience(written), e => context.Terminal.Choose(
                $"已写出 {e.Customers:N0} 位客户", $"{e.Customers:N0} customers written"));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static string TextOf(AudiencesResponse all, Terminal terminal)
    {
        if (all.Audiences.Count == 0)
        {
            return terminal.Choose("还没有人群；用 audience save 保存一个", "There are no audiences yet; audience save makes one");
        }

        var table = new TextTable(
            terminal.Choose("名称", "name"),
            terminal.Choose("客户", "customers"),
            terminal.Choose("类型", "kind"),
            terminal.Choose("上次计算（UTC）", "built (UTC)"));
        foreach (var audience in all.Audiences)
        {
            table.Add(audience.Name, $"{audience.Size:N0}", KindOf(audience.Kind, terminal), $"{audience.BuiltAt:yyyy-MM-dd HH:mm}");
        }

        return table.ToString();
    }

    private static string TextOf(AudienceCountResponse count, Terminal terminal)
    {
        var table = new TextTable(
            terminal.Choose("条件", "condition"), terminal.Choose("满足", "holds for"), terminal.Choose("去掉后", "without it"));
        foreach (var effect in count.Effects)
        {
            table.Add(effect.Text, $"{effect.Holds:N0}", $"{effect.Without:N0}");
        }

        var unknown = string.Join(", ", count.Unknown.Select(u => $"{u.Field} \"{u.Name}\""));
        return terminal.Choose(
                $"{count.Count:N0} 位客户（共 {count.Total:N0} 位），截至 {count.AsOf:yyyy-MM-dd}，用时 {count.Milliseconds:N1} 毫秒",
                $"{count.Count:N0} of {count.Total:N0} customers as of {count.AsOf:yyyy-MM-dd}, counted in {count.Milliseconds:N1} ms")
            + Environment.NewLine + Environment.NewLine + table
            + (unknown.Length == 0 ? "" : Environment.NewLine + Environment.NewLine + terminal.Choose(
                $"不认识的名称：{unknown}", $"Unknown names: {unknown}"))
            + (count.Warnings.Count == 0 ? "" : Environment.NewLine + Environment.NewLine + WarningText(terminal));
    }

    /// <summary>What is doubtful about a past day.</summary>
    internal static string WarningText(Terminal terminal) => terminal.Choose(
        "标签、群、成员、渠道和关系没有历史，按今天的情况判断",
        "Tags, groups, members, channels and relations have no past: they are those of today");

    private static string BuiltText(AudienceResponse built, Terminal terminal) => terminal.Choose(
        $"“{built.Name}”（{KindOf(built.Kind, terminal)}）：{built.Size:N0} 位客户，用时 {built.BuildMilliseconds} 毫秒",
        $"'{built.Name}' ({KindOf(built.Kind, terminal)}): {built.Size:N0} customers, built in {built.BuildMilliseconds} ms");

    private static string KindOf(AudienceKind kind, Terminal terminal) => kind switch
    {
        AudienceKind.Dynamic => terminal.Choose("动态", "dynamic"),
        AudienceKind.Snapshot => terminal.Choose("快照", "snapshot"),
        AudienceKind.Manual => terminal.Choose("手工", "manual"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private sealed record ExportedAudience(long Customers);
}
