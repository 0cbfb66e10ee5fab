using System.Globalization;
using System.Text;
using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Tests.Imports;

/// <summary>Any table of orders, written in any of the ways that tables are written, comes back exactly.</summary>
public sealed class DialectProperties
{
    private static readonly string[] Fields =
        ["order_id", "customer_id", "paid_at", "amount", "refunded", "refunded_at", "category", "channel"];

    private static readonly string[][] Namings =
    [
        Fields,
        ["订单编号", "会员号", "付款时间", "实付金额（元）", "退款金额", "退款时间", "品类", "渠道"],
        ["Order No", "Buyer-ID", "PAY_TIME", " Paid Amount ", "Refund", "refund date", "Product Category", "sales channel"],
    ];

    private static readonly Gen<string> AnyText =
        Gen.Elements("a", "B", "7", "女", "装", "𠀀", "😀", "é", "\"", ",", ";", "\t", "\n", "\r\n", "'", "=", "<b>", " ", "\u200B", "|")
            .ArrayOf(6)
            .Select(parts => string.Concat(parts).Trim());

    /// <summary>Milliseconds since 2015, in Shanghai.</summary>
    private static readonly Gen<DateTime> AnyTime =
        from day in Gen.Choose(0, 3_900)
        from ms in Gen.Choose(0, 86_399_999)
        select new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddMilliseconds(ms);

    private static readonly Gen<Line> AnyLine =
        from id in AnyText
        from customer in AnyText
        from paidAt in AnyTime
        from amount in Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Choose(1, 10_000_000)))
        from share in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 100)))
        from days in Gen.Frequency((1, Gen.Constant(-1)), (1, Gen.Choose(0, 90)))
        from category in AnyText
        from channel in AnyText
        select new Line(id, "c" + customer, paidAt, amount, amount * (long)share / 100, days, category, channel);

    private static readonly Gen<Dialect> AnyDialect =
        from delimiter in Gen.Elements(',', ';', '\t')
        from quotes in Gen.Elements(true, false)
        from newLine in Gen.Elements("\n", "\r\n")
        from encoding in Gen.Elements("utf-8", "utf-8 with mark", "gb18030", "utf-16", "utf-16be")
        from time in Gen.Elements(
            "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-ddTHH:mm:ss.fff+08:00", "yyyy/M/d H:mm:ss", "yyyy.M.d HH:mm", "yyyy年M月d日 HH:mm", "yyyyMMddHHmmss",
            "yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd", "unix", "unix ms")
        from amount in Gen.Elements("0.00", "0.##", "¥#,##0.00", "#,##0.00元")
        from names in Gen.Elements(Namings)
        from isMapped in Gen.Elements(true, false)
        from order in Gen.Shuffle(Enumerable.Range(0, 10))
        from blanks in Gen.Elements(true, false)
        select new Dialect(delimiter, quotes, newLine, encoding, time, amount, names, isMapped, [.. order], blanks);

    [Fact]
    public void What_was_written_comes_back_whatever_the_dialect() =>
        Prop.ForAll(
            Gen.Choose(0, 25).SelectMany(n => AnyLine.ArrayOf(n)).Zip(AnyDialect).ToArbitrary(),
            async table =>
            {
                var (lines, dialect) = table;
                lines = [.. lines.Select((l, i) => l with { Number = FormattableString.Invariant($"{i}-{l.Number}") })];
                var bytes = dialect.Write(lines);

                var rows = await Csv.Rows(Csv.Bytes(bytes), dialect.Options(bytes));

                rows.ShouldBe(lines.Select(dialect.Expected));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private sealed record Line(
        string Number, string Customer, DateTime PaidAt, long Amount, long Refunded, int RefundedAfterDays, string Category, string Channel);

    private sealed record Dialect(
        char Delimiter,
        bool QuotesAll,
        string NewLine,
        string Encoding,
        string Time,
        string Amount,
        string[] Names,
        bool IsMapped,
        int[] Order,
        bool Blanks)
    {
        private string[] Header => [.. Names.Select((n, i) => IsMapped ? $"Spalte{i}" : n), "备注", "备注"];

        public byte[] Write(Line[] lines)
        {
            var text = new StringBuilder(Blanks ? NewLine : "");
            foreach (var cells in lines.Select(Cells).Prepend(Header))
            {
                text.AppendJoin(Delimiter, Order.Select(i => Quoted(cells[i]))).Append(NewLine).Append(Blanks ? NewLine : "");
            }

            if (!Blanks)
            {
                text.Length -= NewLine.Length;
            }

            var encoding = Encoding switch
            {
                "gb18030" => Csv.Gb18030,
                "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
                "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
                _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: Encoding != "utf-8"),
            };
            return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
        }

        public OrderImportOptions Options(byte[] bytes) => new()
        {
            Map = IsMapped ? ColumnMap.Parse(Fields.Select((f, i) => $"{f}=Spalte{i}")) : ColumnMap.Empty,

            // A few Chinese characters in GB18030 can happen to be UTF-8 as well; then somebody has to say it.
            Encoding = Encoding == "gb18030" && Utf8.IsValid(bytes) ? FileEncoding.Gb18030 : null,
        };

        public OrderRow Expected(Line line)
        {
            CustomerReference.Read(line.Customer, null, out var customer).ShouldBeNull();
            long? refunded = line.Refunded > 0 ? line.Refunded : null;
            return new OrderRow
            {
                Number = line.Number,
                Customer = customer,
                At = Precise(line.PaidAt),
                Amount = line.Amount,
                Refunded = refunded,
                RefundedAt = RefundedAt(line) is { } at ? Precise(at) : null,
                Category = line.Category.Length == 0 ? null : line.Category,
                Channel = line.Channel.Length == 0 ? null : line.Channel,
            };
        }

        private static DateTime? RefundedAt(Line line) =>
            line.Refunded > 0 && line.RefundedAfterDays >= 0 ? line.PaidAt.AddDays(line.RefundedAfterDays) : null;

        private string[] Cells(Line line) =>
        [
            line.Number,
            line.Customer,
            Written(line.PaidAt),
            Money(line.Amount),
            line.Refunded > 0 ? Money(line.Refunded) : "",
            RefundedAt(line) is { } at ? Written(at) : "",
            line.Category,
            line.Channel,
            "x",
            "",
        ];

        private string Money(long fen) => (fen / 100m).ToString(Amount, CultureInfo.InvariantCulture);

        private string Written(DateTime time) => Time switch
        {
            "unix" => Instant(time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "unix ms" => Instant(time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            _ => time.ToString(Time.Replace("T", "'T'"), CultureInfo.InvariantCulture),
        };

        private ReadTime Precise(DateTime time)
        {
            var isDateOnly = !Time.Contains('H') && !Time.StartsWith("unix", StringComparison.Ordinal);
            var unit = isDateOnly ? TimeSpan.TicksPerDay
                : Time == "unix ms" || Time.Contains("fff", StringComparison.Ordinal) ? TimeSpan.TicksPerMillisecond
                : Time.Contains("ss", StringComparison.Ordinal) || Time == "unix" ? TimeSpan.TicksPerSecond
                : TimeSpan.TicksPerMinute;
            return new ReadTime(Instant(time.AddTicks(-(time.Ticks % unit))).UtcDateTime, isDateOnly);
        }

        private static DateTimeOffset Instant(DateTime time) => new(time, TimeSpan.FromHours(8));

        private string Quoted(string cell) =>
            QuotesAll || cell.AsSpan().ContainsAny(['"', '\r', '\n', Delimiter]) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }
}
