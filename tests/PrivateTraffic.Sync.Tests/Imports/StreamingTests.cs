using System.Text;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Imports;

public sealed class StreamingTests
{
    private const int Rows = 50_000;
    private const int Ahead = 256 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task No_more_of_a_file_is_taken_than_a_buffer_ahead_of_the_row_at_hand(string encoding)
    {
        var streams = new List<Endless>();
        var source = new ImportSource("endless", Open, Length: null);
        var options = new OrderImportOptions();
        var layout = await FileLayout.FindAsync(source, options, Cancellation);
        var dates = new DateReader(BusinessCalendar.Shanghai, null, new ManualClock().GetUtcNow());
        var format = new OrderFormat(new CellReader(dates, customerKind: null), AmountUnit.Yuan, BusinessCalendar.Shanghai);
        await using var file = await RowFile<OrderRow>.OpenAsync(source, layout, format, options.Map, new SeenRows(), Cancellation);
        var given = streams[^1];
        var (count, most) = (0, 0L);
        await foreach (var row in file.ReadAsync(Cancellation))
        {
            most = Math.Max(most, given.Given - given.EndOf(count));
            count += row.Row is null ? 0 : 1;
        }

        count.ShouldBe(Rows);
        most.ShouldBeLessThan(Ahead);
        given.Given.ShouldBeGreaterThan(8 * Ahead);

        Stream Open()
        {
            streams.Add(new Endless(encoding == "utf-8" ? new UTF8Encoding(false) : Csv.Gb18030));
            return streams[^1];
        }
    }

    /// <summary>A file that is nowhere: its rows are made when they are asked for.</summary>
    private sealed class Endless(Encoding encoding) : Stream
    {
        private readonly List<long> ends = [];
        private byte[] row = [];
        private int taken;
        private long made;

        /// <summary>Bytes handed out.</summary>
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        /// <summary>Where a row of data ends.</summary>
        public long EndOf(int index) => ends[index + 1];

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (taken == row.Length)
            {
                if (ends.Count > Rows)
                {
                    return 0;
                }

                (row, taken) = (encoding.GetBytes(Text(ends.Count)), 0);
                made += row.Length;
                ends.Add(made);
            }

            var part = Math.Min(count, row.Length - taken);
            row.AsSpan(taken, part).CopyTo(buffer.AsSpan(offset));
            taken += part;
            Given += part;
            return part;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static string Text(int line) => line == 0
            ? "订单号,客户,付款时间,实付金额,品类\n"
            : FormattableString.Invariant($"NO{line},客户{line % 999},2025-03-04 10:00:00,{line % 500}.5,女装\n");
    }
}
