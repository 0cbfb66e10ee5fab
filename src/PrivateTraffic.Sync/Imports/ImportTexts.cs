using System.Globalization;

namespace PrivateTraffic.Sync.Imports;

/// <summary>Puts problems into words.</summary>
public abstract class ImportTexts
{
    private protected ImportTexts()
    {
    }

    public static ImportTexts Chinese { get; } = new ChineseImportTexts();

    public static ImportTexts English { get; } = new EnglishImportTexts();

    /// <summary>The texts for a language: Chinese for any Chinese, English for all others.</summary>
    public static ImportTexts For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "zh" ? Chinese : English;
    }

    /// <summary>One line: where, what was found, what is wrong with it and, where there is one, the way out.</summary>
    public string Of(ImportProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Place(problem) + Words(problem);
    }

    private protected abstract string Place(ImportProblem problem);

    private protected abstract string Words(ImportProblem problem);
}
