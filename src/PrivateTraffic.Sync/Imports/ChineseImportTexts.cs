namespace PrivateTraffic.Sync.Imports;

internal sealed class ChineseImportTexts : ImportTexts
{
    private protected override string Place(ImportProblem problem) => problem switch
    {
        { Line: { } line, Column: { } column, Value: null or "" } => $"第 {line} 行，{column}：",
        { Line: { } line, Column: { } column } => $"第 {line} 行，{column}“{problem.Value}”：",
        { Line: { } line } => $"第 {line} 行：",
        _ => "",
    };

    private protected override string Words(ImportProblem problem) => problem.Code switch
    {
        ImportProblemCode.EmptyFile => "文件是空的。",
        ImportProblemCode.NotText => "这不是文本文件，请将表格另存为 CSV。",
        ImportProblemCode.ExcelWorkbook => "这是 Excel 工作簿，请在 Excel 中另存为“CSV UTF-8”后再导入。",
        ImportProblemCode.WrongEncoding when problem.Detail is "" or null => "文字既不是 UTF-8 也不是 GB18030，请将文件另存为“CSV UTF-8”。",
        ImportProblemCode.WrongEncoding => $"文字不是 {problem.Detail} 编码。",
        ImportProblemCode.NoHeader => "这一行应当是列名，却是数据。",
        ImportProblemCode.MissingColumn =>
            $"找不到 {problem.Column} 对应的列。文件中的列：{problem.Detail}。请指明：{FirstOf(problem.Column)}=列名（命令行用 --map）。",
        ImportProblemCode.RepeatedColumn => $"有多列都叫“{problem.Column}”，无法确定从哪一列读取 {problem.Detail}，请修改列名。",
        ImportProblemCode.BadMapping => $"“{problem.Value}”不是“字段=列名”的形式，或该字段已经指定过。",
        ImportProblemCode.UnknownField => $"没有字段 {problem.Column}。可用的字段：{problem.Detail}。",
        ImportProblemCode.UnknownColumn => $"没有列“{problem.Column}”。文件中的列：{problem.Detail}。",
        ImportProblemCode.UnclosedQuote => "此处的引号一直没有闭合。",
        ImportProblemCode.RowTooLong => "这一行超过 1 MiB，可能有引号没有闭合。",
        ImportProblemCode.FileChanged => "导入期间文件被修改，请重新导入。",
        ImportProblemCode.CellCount => $"有 {problem.Detail?.Split('/')[0]} 个单元格，而表头有 {problem.Detail?.Split('/')[^1]} 列。",
        ImportProblemCode.StrayQuote => "引号的位置不对。含有引号的单元格须用引号括起，其中的引号须写两遍。",
        ImportProblemCode.Missing => "不能为空。",
        ImportProblemCode.TooLong => $"超过 {problem.Detail} 个字符。",
        ImportProblemCode.NotADate when problem.Detail is not null => $"不是 {problem.Detail} 形式的日期。",
        ImportProblemCode.NotADate => "不是日期，可写成 2025-03-04 15:30。",
        ImportProblemCode.AmbiguousDate => "分不清日和月，请指定日期格式：dmy（日在前）或 mdy（月在前）。",
        ImportProblemCode.ExcelDate => "不是日期，可能是 Excel 的日期序号；如果是，请指定日期格式 excel。",
        ImportProblemCode.ImpossibleDate => "没有这样的日期或时间。",
        ImportProblemCode.DateTooEarly => "早于 1990 年。",
        ImportProblemCode.DateInFuture => "是将来的时间。",
        ImportProblemCode.NotAnAmount => "不是金额，可写成 1234.50。",
        ImportProblemCode.AmbiguousAmount => "金额有多种读法，请写成 1234.50 或 1,234.50。",
        ImportProblemCode.TooManyDecimals => "精确到了分以下。",
        ImportProblemCode.NegativeAmount => "金额为负。退款请写在该订单的 refunded（退款金额）列。",
        ImportProblemCode.AmountTooLarge => "超过 1 亿元。如果金额以分为单位，请指明。",
        ImportProblemCode.NotARefund => "既不是金额，也不是“是”或“否”。",
        ImportProblemCode.RefundAbovePayment => "退款多于付款。",
        ImportProblemCode.RefundDateAlone => "有退款时间，却没有退款。",
        ImportProblemCode.RefundBeforePayment => "早于付款日期。",
        ImportProblemCode.NotAPhone => "不是电话号码。",
        ImportProblemCode.NotAnIdentity => "不是企业微信或微信的 ID：其中只有字母、数字、- 和 _。",
        ImportProblemCode.UnknownKind => "不是互动类型。可用的类型：打开、点赞、评论、聊天、点击、入群、退群、付款页、表单。",
        ImportProblemCode.Conflict => $"与第 {problem.Detail} 行编号相同，内容却不同。",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, null),
    };

    private static string? FirstOf(string? fields) => fields?.Split(',')[0];
}
