using System.Globalization;
using System.Text;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Tests.Imports.Files;

public sealed class FileLayoutTests
{
    private const string Orders = "订单号,客户,付款时间,实付金额,品类\nA1,王小明,2025-03-04,29.33,女装\n";

    [Fact]
    public async Task Utf8_is_read_with_and_without_a_byte_order_mark()
    {
        foreach (var text in (string[])[Orders, "\uFEFF" + Orders, "\uFEFF\"订单号\"" + Orders[3..]])
        {
            var row = (await Csv.Rows(Csv.Text(text))).ShouldHaveSingleItem();

            row.Number.ShouldBe("A1");
            row.Category.ShouldBe("女装");
            (await Csv.Check(Csv.Text(text))).Encoding.ShouldBe(FileEncoding.Utf8);
        }
    }

    [Fact]
    public async Task What_is_not_utf8_is_gb18030()
    {
        var source = Csv.Text(Orders.Replace("女装", "女装𠀀€"), Csv.Gb18030);

        (await Csv.Check(source)).Encoding.ShouldBe(FileEncoding.Gb18030);
        (await Csv.Rows(source)).Single().Category.ShouldBe("女装𠀀€");
    }

    [Fact]
    public async Task One_wrong_byte_far_down_makes_the_whole_file_gb18030()
    {
        var text = new StringBuilder(Csv.Header + ",category\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"A{i},c{i},2025-03-04,1,x\n");
        }

        var source = Csv.Text(text.Append("B,c,2025-03-04,1,女装\n").ToString(), Csv.Gb18030);

        (await Csv.Check(source)).Encoding.ShouldBe(FileEncoding.Gb18030);
        (await Csv.Rows(source))[^1].Category.ShouldBe("女装");
    }

    [Theory]
    [InlineData("女装", "GB18030")]
    [InlineData("一", "GB18030")]
    [InlineData("茅台", "GB18030")]
    [InlineData("女装 男装 茅台", "GB18030")]
    [InlineData("女装", "UTF-8")]
    [InlineData("¥", "UTF-8")]
    [InlineData("René", "UTF-8")]
    [InlineData("Łódź", "UTF-8")]
    [InlineData("Мария Ивановна", "UTF-8")]
    [InlineData("Ůװ 女装", "UTF-8")]
    public async Task Chinese_that_passes_for_utf8_is_still_chinese(string text, string encoding)
    {
        var source = Csv.Text(Csv.Header + $",category\nA1,c,2025-03-04,1,{text}\n", encoding == "UTF-8" ? null : Csv.Gb18030);

        (await Csv.Rows(source)).Single().Category.ShouldBe(text);
    }

    [Fact]
    public async Task A_character_may_lie_across_two_chunks()
    {
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Csv.Gb18030])
        {
            for (var shift = 0; shift < 4; shift++)
            {
                var filler = new string('x', 60) + ",c,2025-03-04,1,女装鞋帽\n";
                var rows = string.Concat(Enumerable.Range(0, 3_000).Select(i => i + filler));
                var text = Csv.Header + ",category" + new string(' ', shift) + "\n" + rows;

                (await Csv.Rows(Csv.Text(text, encoding))).ShouldAllBe(r => r.Category == "女装鞋帽");
            }
        }
    }

    [Fact]
    public async Task Utf16_is_known_by_its_mark()
    {
        foreach (var encoding in (Encoding[])[new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Orders.Replace(',', '\t'))];

            (await Csv.Rows(Csv.Bytes(bytes))).Single().Category.ShouldBe("女装");
        }
    }

    [Fact]
    public async Task An_encoding_can_be_insisted_on()
    {
        // The same two bytes.
        var source = Csv.Text(Csv.Header + ",category\nA1,c,2025-03-04,1,楼\n", Csv.Gb18030);

        (await Csv.Rows(source)).Single().Category.ShouldBe("¥");
        (await Csv.Rows(source, new() { Encoding = FileEncoding.Gb18030 })).Single().Category.ShouldBe("楼");
        var problem = await Csv.Refused(Csv.Text("a\n" + Orders, Csv.Gb18030), new() { Encoding = FileEncoding.Utf8 });
        problem.ShouldBe(new ImportProblem(ImportProblemCode.WrongEncoding, Line: 2, Detail: "utf-8"));
    }

    [Fact]
    public async Task A_file_in_neither_encoding_is_refused_with_the_line()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Csv.Header + "\nA1,c,2025-03-04,1\nA2,"), 0xFF, 0xFF, (byte)'\n'];

        (await Csv.Refused(Csv.Bytes(bytes))).ShouldBe(new ImportProblem(ImportProblemCode.WrongEncoding, Line: 3, Detail: ""));
    }

    [Theory]
    [InlineData("a,b;c,d", ',')]
    [InlineData("a;b;c,d", ';')]
    [InlineData("a\tb\tc,d", '\t')]
    [InlineData("\"a,b,c,d\";b;c", ';')]
    [InlineData("abc", ',')]
    public async Task The_delimiter_is_the_one_that_stands_most_often_in_the_header(string header, char delimiter)
    {
        var layout = await FileLayout.FindAsync(
            Csv.Text(header + "\n,,,,,,;;;;;;;\n"), new OrderImportOptions(), TestContext.Current.CancellationToken);

        layout.Delimiter.ShouldBe(delimiter);
    }

    [Fact]
    public async Task A_delimiter_can_be_insisted_on()
    {
        var source = Csv.Text("order_id|customer_id|paid_at|amount\nA,c|2|2025-03-04|1\n");

        (await Csv.Rows(source, new() { Delimiter = '|' })).Single().Number.ShouldBe("A,c");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n  \n\t\n")]
    public async Task An_empty_file_is_refused(string text) =>
        (await Csv.Refused(Csv.Text(text))).Code.ShouldBe(ImportProblemCode.EmptyFile);

    [Fact]
    public async Task Workbooks_and_other_binary_files_are_refused()
    {
        (await Csv.Refused(Csv.Bytes([.. "PK"u8, 3, 4, 20, 0, 6, 0]))).Code.ShouldBe(ImportProblemCode.ExcelWorkbook);
        (await Csv.Refused(Csv.Bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]))).Code.ShouldBe(ImportProblemCode.ExcelWorkbook);
        (await Csv.Refused(Csv.Text("\x89PNG\0\0\0"))).Code.ShouldBe(ImportProblemCode.NotText);
        (await Csv.Refused(Csv.Text(Csv.Header + new string(' ', 100_000) + "\nA\0"))).Code.ShouldBe(ImportProblemCode.NotText);
    }
}
