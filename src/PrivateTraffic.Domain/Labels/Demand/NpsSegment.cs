namespace PrivateTraffic.Domain.Labels.Demand;

/// <summary>需求分层: what a customer says of the company (Reichheld 2003). The numbers are stored.</summary>
public enum NpsSegment
{
    /// <summary>贬损者: 0 to 6.</summary>
    Detractor = 0,

    /// <summary>中立者: 7 or 8.</summary>
    Passive = 1,

    /// <summary>推荐者: 9 or 10.</summary>
    Promoter = 2,
}
