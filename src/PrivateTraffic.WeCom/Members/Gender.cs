namespace PrivateTraffic.WeCom.Members;

/// <summary>As the person declared it in WeChat or WeCom.</summary>
public enum Gender
{
    /// <summary>Not declared, or not shown to this app.</summary>
    Unknown = 0,

    Male = 1,

    Female = 2,
}
