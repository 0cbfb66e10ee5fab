using System.CommandLine;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Runs;

namespace PrivateTraffic.Api.Cli;

/// <summary>Pulls WeCom once, and waits for the end.</summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var full = new Option<bool>("--full") { Description = "Pull everything, not only what has changed" };
        var command = new Command("sync", "Pull customers, groups, moments, bills and statistics from WeCom") { full };
        command.SetAction((parse, cancellation) => CommandLine.RunAsync(parse, async (context, token) =>
        {
            var corp = await context.CorpAsync(token);
            if (corp.Settings is null)
            {
                throw new CommandException(ExitCode.Usage, new LocalizedText(
                    "还没有配置企业微信应用：在 appsettings.json 或环境变量中设置 PrivateTraffic:Corps:0（见 docs/wecom-setup.md）。",
                    "No WeCom app is configured: set PrivateTraffic:Corps:0 in appsettings.json or the environment (see docs/wecom-setup.md)."));
            }

            var run = await context.Get<SyncRuns>().TryRunAsync(
                corp, parse.GetValue(full) ? RunKind.Full : RunKind.Incremental, new Reporter(context.Terminal), token);
            context.Terminal.EndProgress();
            context.Terminal.Result(
                new { run!.Id, run.Kind, run.StartedAt, run.FinishedAt },
                r => context.Terminal.Choose($"同步完成（第 {r.Id} 次）。", $"Sync {r.Id} finished."));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private sealed class Reporter(Terminal terminal) : IProgress<SyncProgress>
    {
        private readonly Lock gate = new();

        public void Report(SyncProgress value)
        {
            lock (gate)
            {
                terminal.Progress(
                    $"{NameOf(value.Area)}：{value.Done:N0}（{value.PartsDone}/{value.Parts}）",
                    $"{value.Area}: {value.Done:N0} ({value.PartsDone}/{value.Parts})");
                if (value.PartsDone == value.Parts)
                {
                    terminal.EndProgress();
                }
            }
        }

        private static string NameOf(string area) => area switch
        {
            Sync.Pull.Areas.Members => "成员",
            Sync.Pull.Areas.Tags => "标签",
            Sync.Pull.Areas.Contacts => "客户",
            Sync.Pull.Areas.ContactChanges => "客户变化",
            Sync.Pull.Areas.VanishedContacts => "核对消失的客户",
            Sync.Pull.Areas.Groups => "客户群",
            Sync.Pull.Areas.VanishedGroups => "核对消失的客户群",
            Sync.Pull.Areas.Moments => "朋友圈",
            Sync.Pull.Areas.Reactions => "点赞与评论",
            Sync.Pull.Areas.Bills => "对外收款",
            Sync.Pull.Areas.Statistics => "成员统计",
            Sync.Pull.Areas.Placements => "矩阵分层",
            _ => area,
        };
    }
}
