namespace PrivateTraffic.Sync.Imports;

/// <summary>
/// Something in a file that cannot be taken. Holds no words of ours: <see cref="ImportTexts"/> puts them around it, in Chinese or English.
/// </summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Line">The line of the file, counted from 1, on which the row begins; null for what concerns the whole file.</param>
/// <param name="Column">The column as the file names it; for the whole file, the field or column in question.</param>
/// <param name="Value">What the cell holds, shortened and with phone numbers masked; see <see cref="Excerpt"/>.</param>
/// <param name="Detail">What the code says it is: a number, a line, a list of names.</param>
public sealed record ImportProblem(
    ImportProblemCode Code, long? Line = null, string? Column = null, string? Value = null, string? Detail = null);

/// <summary>
/// What can be wrong with a file (first) or with a row of it. The names are part of the interface: they may be added to, not changed.
/// </summary>
public enum ImportProblemCode
{
    /// <summary>The file is empty.</summary>
    EmptyFile,

    /// <summary>The file is not text.</summary>
    NotText,

    /// <summary>The file is an Excel workbook, not text.</summary>
    ExcelWorkbook,

    /// <summary>The bytes are not of the encoding. <c>Detail</c>: the encoding, or empty when neither UTF-8 nor GB18030 fits.</summary>
    WrongEncoding,

    /// <summary>The first line holds data, not the names of columns.</summary>
    NoHeader,

    /// <summary>No column for a required field. <c>Column</c>: the fields; <c>Detail</c>: the columns there are.</summary>
    MissingColumn,

    /// <summary>Two columns have the name that a field is read from. <c>Column</c>: the name; <c>Detail</c>: the field.</summary>
    RepeatedColumn,

    /// <summary>A mapping is not of the form <c>field=column</c>. <c>Value</c>: the mapping.</summary>
    BadMapping,

    /// <summary>A mapping names a field that there is not. <c>Column</c>: the field; <c>Detail</c>: the fields there are.</summary>
    UnknownField,

    /// <summary>A mapping names a column that is not there. <c>Column</c>: the column; <c>Detail</c>: the columns there are.</summary>
    UnknownColumn,

    /// <summary>A quoted cell is never closed, so that nobody can tell where it ends.</summary>
    UnclosedQuote,

    /// <summary>A row is longer than any row can be: 1 MiB.</summary>
    RowTooLong,

    /// <summary>The file was changed while it was imported.</summary>
    FileChanged,

    /// <summary>
    /// A row has more or fewer cells than the header. <c>Detail</c>: the cells there are and those expected, as in <c>5/4</c>.
    /// </summary>
    CellCount,

    /// <summary>A quotation mark stands where none can stand.</summary>
    StrayQuote,

    /// <summary>A required cell is empty.</summary>
    Missing,

    /// <summary>A cell is too long. <c>Detail</c>: the characters allowed.</summary>
    TooLong,

    /// <summary>No date of a form we know. <c>Detail</c>: the form asked for, or empty.</summary>
    NotADate,

    /// <summary>Day and month can be exchanged, as in 03/04/2025.</summary>
    AmbiguousDate,

    /// <summary>Probably the number by which Excel keeps a date.</summary>
    ExcelDate,

    /// <summary>A day or a time of day that does not exist.</summary>
    ImpossibleDate,

    /// <summary>Before 1990.</summary>
    DateTooEarly,

    /// <summary>More than a day in the future.</summary>
    DateInFuture,

    /// <summary>Not an amount of money in yuan or fen.</summary>
    NotAnAmount,

    /// <summary>An amount in which comma, point and space can be read in several ways.</summary>
    AmbiguousAmount,

    /// <summary>An amount finer than a fen.</summary>
    TooManyDecimals,

    /// <summary>An amount below 0.</summary>
    NegativeAmount,

    /// <summary>An amount above 100,000,000 yuan.</summary>
    AmountTooLarge,

    /// <summary>Neither an amount nor a yes or no.</summary>
    NotARefund,

    /// <summary>More was paid back than was paid.</summary>
    RefundAbovePayment,

    /// <summary>The day of a refund without a refund.</summary>
    RefundDateAlone,

    /// <summary>A refund on a day before the payment.</summary>
    RefundBeforePayment,

    /// <summary>Not a phone number.</summary>
    NotAPhone,

    /// <summary>No identity that WeCom or WeChat gives.</summary>
    NotAnIdentity,

    /// <summary>No kind of interaction that we know.</summary>
    UnknownKind,

    /// <summary>An earlier row with the same number says something else. <c>Detail</c>: the line of that row.</summary>
    Conflict,
}

/// <summary>A file that cannot be read at all, or not in the way that was asked for.</summary>
public sealed class ImportFileException(ImportProblem problem) : Exception(ImportTexts.English.Of(problem))
{
    public ImportProblem Problem { get; } = problem;

    /// <summary>The columns of the file, where it is a matter of which field is read from which.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
