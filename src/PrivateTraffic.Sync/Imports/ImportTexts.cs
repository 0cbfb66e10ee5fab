using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Sync.Imports;

/// <summary>Puts problems into words.</summary>
public abstract class ImportTexts
{
    private protected ImportTexts()
    {
    }

    public static ImportTexts Chinese { get; } = new ChineseImportTexts();

    public static ImportTexts English { get; } = new EnglishImportTexts();

    /// <summary>The texts in a language.</summary>
    public static ImportTexts In(TextLanguage language) => language == TextLanguage.English ? English : Chinese;

    /// <summary>One line: where, what was found, what is wrong with it and, where there is one, the way out.</summary>
    public string Of(ImportProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Place(problem) + Words(problem);
    }

    private protected abstract string Place(ImportProblem problem);

    private protected abstract string Words(ImportProblem problem);
}
