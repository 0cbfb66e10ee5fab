namespace PrivateTraffic.Sync.Imports;

internal sealed class EnglishImportTexts : ImportTexts
{
    private protected override string Place(ImportProblem problem) => problem switch
    {
        { Line: { } line, Column: { } column, Value: null or "" } => $"Line {line}, {column}: ",
        { Line: { } line, Column: { } column } => $"Line {line}, {column} \"{problem.Value}\": ",
        { Line: { } line } => $"Line {line}: ",
        _ => "",
    };

    private protected override string Words(ImportProblem problem) => problem.Code switch
    {
        ImportProblemCode.EmptyFile => "The file is empty.",
        ImportProblemCode.NotText => "This is not a text file. Save the table as CSV.",
        ImportProblemCode.ExcelWorkbook => "This is an Excel workbook. Save it as CSV UTF-8 in Excel and import that.",
        ImportProblemCode.WrongEncoding when problem.Detail is "" or null =>
            "the text is neither UTF-8 nor GB18030. Save the file as CSV UTF-8.",
        ImportProblemCode.WrongEncoding => $"the text is not {problem.Detail}.",
        ImportProblemCode.NoHeader => "here must be the names of the columns, but there is data.",
        ImportProblemCode.MissingColumn =>
            $"No column found for {problem.Column}. The columns are: {problem.Detail}. "
            + $"Say which one it is: {FirstOf(problem.Column)}=COLUMN (--map on the command line).",
        ImportProblemCode.RepeatedColumn =>
            $"More than one column is named {problem.Column}, from which {problem.Detail} would be read. Rename one of them.",
        ImportProblemCode.BadMapping => $"\"{problem.Value}\" is not a mapping of the form field=column, or its field is mapped already.",
        ImportProblemCode.UnknownField => $"There is no field {problem.Column}. The fields are: {problem.Detail}.",
        ImportProblemCode.UnknownColumn => $"There is no column {problem.Column}. The columns are: {problem.Detail}.",
        ImportProblemCode.UnclosedQuote => "a quotation mark is opened here and never closed.",
        ImportProblemCode.RowTooLong => "the row is longer than 1 MiB; perhaps a quotation mark is not closed.",
        ImportProblemCode.FileChanged => "the file was changed while it was imported. Import it again.",
        ImportProblemCode.CellCount => $"{problem.Detail?.Split('/')[0]} cells where the header has {problem.Detail?.Split('/')[^1]}.",
        ImportProblemCode.StrayQuote =>
            "a quotation mark stands where none can stand. Put the cell in quotation marks and double those inside it.",
        ImportProblemCode.Missing => "nothing is there, and something must be.",
        ImportProblemCode.TooLong => $"longer than {problem.Detail} characters.",
        ImportProblemCode.NotADate when problem.Detail is not null => $"not a date of the form {problem.Detail}.",
        ImportProblemCode.NotADate => "not a date; 2025-03-04 15:30 would be one.",
        ImportProblemCode.AmbiguousDate => "the day could be the month. Say which comes first: the date format is dmy or mdy.",
        ImportProblemCode.ExcelDate => "not a date, but perhaps Excel's number of one. If so, say that the date format is excel.",
        ImportProblemCode.ImpossibleDate => "there is no such day or time.",
        ImportProblemCode.DateTooEarly => "before 1990.",
        ImportProblemCode.DateInFuture => "in the future.",
        ImportProblemCode.NotAnAmount => "not an amount; 1234.50 would be one.",
        ImportProblemCode.AmbiguousAmount => "can be read as more than one amount. Write 1234.50 or 1,234.50.",
        ImportProblemCode.TooManyDecimals => "finer than a fen.",
        ImportProblemCode.NegativeAmount => "below 0. What was paid back belongs into the column refunded of the order.",
        ImportProblemCode.AmountTooLarge => "more than 100,000,000 yuan. If amounts are in fen, say so.",
        ImportProblemCode.NotARefund => "neither an amount nor a yes or no.",
        ImportProblemCode.RefundAbovePayment => "more than was paid.",
        ImportProblemCode.RefundDateAlone => "the day of a refund, but no refund.",
        ImportProblemCode.RefundBeforePayment => "before the day of payment.",
        ImportProblemCode.NotAPhone => "not a phone number.",
        ImportProblemCode.NotAnIdentity => "not an id of WeCom or WeChat: those are of letters, digits, - and _.",
        ImportProblemCode.UnknownKind =>
            "not a kind of interaction. There are open, like, comment, chat, click, group_join, group_leave, payment_page and form.",
        ImportProblemCode.Conflict => $"line {problem.Detail} has the same number and says something else.",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, null),
    };

    private static string? FirstOf(string? fields) => fields?.Split(',')[0];
}
