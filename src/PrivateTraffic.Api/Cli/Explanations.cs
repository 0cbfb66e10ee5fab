using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Domain.Texts;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Api.Cli;

/// <summary>One table from exceptions to what the person at the shell reads and what a script is told.</summary>
internal static partial class Explanations
{
    /// <summary>How the framework begins what it says of a settings file.</summary>
    private const string BrokenSettings = "Failed to load configuration";

    public static (ExitCode Code, LocalizedText Text) Of(Exception error) => error switch
    {
        CommandException refused => (refused.Code, refused.Text),
        ProblemException problem => (ExitCode.Failed, problem.Text),
        ValidationException invalid => (ExitCode.Usage, new(
            string.Join(' ', invalid.Errors.Select(e => e.In(TextLanguage.Chinese))),
            string.Join(' ', invalid.Errors.Select(e => e.In(TextLanguage.English))))),
        OperationCanceledException => (ExitCode.Interrupted, new(
            "已中断；再次运行同一命令会从中断处继续。", "Interrupted; the same command goes on where it stopped.")),
        OptionsValidationException invalid => (ExitCode.Usage, SettingTexts.Of(invalid.Failures)),
        AggregateException { InnerExceptions: var all } when all.All(e => e is OptionsValidationException) => (
            ExitCode.Usage, SettingTexts.Of(all.Cast<OptionsValidationException>().SelectMany(e => e.Failures))),
        InvalidOperationException when Unconvertible().Match(error.Message) is { Success: true } setting => (
            ExitCode.Usage,
            SettingTexts.Unconvertible(setting.Groups["key"].Value, setting.Groups["value"].Value, setting.Groups["type"].Value)),
        WeComCallException call => (ExitCode.WeComUnavailable, Advise(Remedies.For(call))),
        ImportFileException file => (ExitCode.BadInput, new(ImportTexts.Chinese.Of(file.Problem), ImportTexts.English.Of(file.Problem))),
        FileNotFoundException missing => (ExitCode.Usage, new($"找不到文件 {missing.FileName}。", $"There is no file {missing.FileName}.")),
        InvalidDataException { InnerException: not null } when error.Message.StartsWith(BrokenSettings, StringComparison.Ordinal) => (
            ExitCode.Usage, OfSettingsFile(error)),
        InvalidDataException => (ExitCode.BadInput, new(error.Message, error.Message)),
        DatabaseOutdatedException old => (ExitCode.DatabaseUnavailable, new(
            $"数据库版本较旧，缺少 {old.Missing} 个迁移：请先运行 migrate，或设置 Data:MigrateOnStart。", old.Message)),
        _ when DatabaseErrors.FindUnavailable(error) is { } cause => (ExitCode.DatabaseUnavailable, OfDatabase(cause)),
        IOException { InnerException: AddressInUseException } => (ExitCode.Failed, new(
            $"端口已被占用：{error.Message} 请用 --port 指定其他端口，或停掉占用它的程序。",
            $"{error.Message} Name another port by --port, or stop the program that holds it.")),
        UnauthorizedAccessException or IOException => (ExitCode.Failed, new(
            $"文件无法读写：{error.Message}", $"A file cannot be read or written: {error.Message}")),
        _ => (ExitCode.Failed, new($"发生意外错误：{error}", $"Something went wrong: {error}")),
    };

    private static LocalizedText OfSettingsFile(Exception error)
    {
        var words = $"{error.Message} {error.GetBaseException().Message}";
        return new($"配置文件无法读取：{words}", $"A settings file cannot be read: {words}");
    }

    private static LocalizedText Advise(LocalizedText what) => new(
        $"{what.Zh.TrimEnd('。')}。已保存的进度不受影响，可稍后重试；运行 doctor 可检查配置。",
        $"{what.En.TrimEnd('.')}. What was saved stays; try again later, or run doctor to check the settings.");

    private static LocalizedText OfDatabase(Exception cause)
    {
        var (database, what) = cause is DatabaseUnavailableException { InnerException: { } inner } known
            ? ($"{known.Database}: ", inner)
            : ("", cause);
        var words = database + what.Message.TrimEnd('.');
        return new(
            $"数据库无法打开（{words}）。请检查数据目录及其权限、连接设置；若文件已损坏，请从备份恢复。",
            $"The database cannot be opened ({words}). Check the data folder and its permissions, or the connection settings; "
            + "restore a damaged file from the backup.");
    }

    /// <summary>What the framework says of a value that is not of the type of its setting.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex Unconvertible();
}
