namespace PrivateTraffic.Domain.Texts;

/// <summary>The languages of the interface.</summary>
public enum TextLanguage
{
    /// <summary>简体中文, the first language of the product.</summary>
    Chinese = 0,

    /// <summary>English.</summary>
    English = 1,
}
