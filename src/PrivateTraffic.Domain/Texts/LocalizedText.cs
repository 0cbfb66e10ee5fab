namespace PrivateTraffic.Domain.Texts;

/// <summary>The same words in the two languages of the interface.</summary>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>The words in one of the languages.</summary>
    public string In(TextLanguage language) => language == TextLanguage.English ? En : Zh;
}
