using PrivateTraffic.Data.Customers;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>Counts the rows of a file as they come by.</summary>
internal sealed class PreviewTally(ImportOptions options, BusinessCalendar calendar)
{
    private readonly Dictionary<IdentityKind, long> customers = [];
    private readonly Dictionary<InteractionKind, long> kinds = [];
    private readonly Dictionary<ImportProblemCode, long> counts = [];
    private readonly List<ImportProblem> problems = [];
    private long good;
    private long bad;
    private long repeated;
    private long amount;
    private long refunded;
    private DateTime? first;
    private DateTime? last;

    public void Add<TRow>(JudgedRow<TRow> judged)
        where TRow : ImportRow
    {
        if (judged.Row is { } row)
        {
            AddGood(row, judged.IsRepeated);
        }
        else
        {
            AddBad(judged.Problems);
        }
    }

    public ImportPreview Preview(string name, FileLayout layout, Columns columns) => new()
    {
        Name = name,
        Encoding = layout.Encoding,
        Delimiter = layout.Delimiter,
        Columns = columns.Used,
        UnusedColumns = columns.Unused,
        GoodRows = good,
        BadRows = bad,
        RepeatedRows = repeated,
        FirstDay = DayOf(first),
        LastDay = DayOf(last),
        Amount = amount,
        Refunded = refunded,
        Customers = customers,
        Kinds = kinds,
        Problems = problems,
        ProblemCounts = counts,
    };

    private void AddGood(ImportRow row, bool isRepeated)
    {
        good++;
        Count(customers, row.Customer.Kind);
        first = first < row.At.Utc ? first : row.At.Utc;
        last = last > row.At.Utc ? last : row.At.Utc;
        if (isRepeated)
        {
            repeated++;
        }
        else if (row is OrderRow order)
        {
            amount += order.Amount;
            refunded += order.Refunded ?? 0;
        }
        else if (row is InteractionRow interaction)
        {
            Count(kinds, interaction.Kind);
        }
    }

    private void AddBad(IReadOnlyList<ImportProblem> found)
    {
        bad++;
        foreach (var problem in found)
        {
            Count(counts, problem.Code);
            options.OnProblem?.Invoke(problem);
            if (problems.Count < options.ProblemLimit)
            {
                problems.Add(problem);
            }
        }
    }

    private DateOnly? DayOf(DateTime? instant) => instant is { } at ? calendar.DayOf(at) : null;

    private static void Count<T>(Dictionary<T, long> counts, T what)
        where T : notnull => counts[what] = counts.GetValueOrDefault(what) + 1;
}
