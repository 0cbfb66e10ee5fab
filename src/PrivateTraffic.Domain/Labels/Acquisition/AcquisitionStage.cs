namespace PrivateTraffic.Domain.Labels.Acquisition;

/// <summary>AARRR: what became of customers after they were added. Each stage is counted on its own, within its own days.</summary>
public enum AcquisitionStage
{
    /// <summary>获客: added by a member.</summary>
    Added = 0,

    /// <summary>激活: a first inbound interaction within 7 days.</summary>
    Activated = 1,

    /// <summary>留存: an interaction or an order on days 8 to 30.</summary>
    Retained = 2,

    /// <summary>变现: the first order within 30 days, with or without an interaction before it.</summary>
    Bought = 3,

    /// <summary>推荐: a contact was added on their recommendation within 30 days.</summary>
    Referred = 4,
}
