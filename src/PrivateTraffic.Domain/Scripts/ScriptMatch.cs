namespace PrivateTraffic.Domain.Scripts;

/// <summary>Why a script fits a customer: the most precise of its situations that applies. A higher number comes first.</summary>
public enum ScriptMatch
{
    /// <summary>It does not fit, or asks for nothing and so fits nobody in particular.</summary>
    None = 0,

    /// <summary>The lifecycle stage.</summary>
    Lifecycle = 1,

    /// <summary>The RFM value segment.</summary>
    Segment = 2,

    /// <summary>The interaction band or the purchase stage: a row or column of the matrix.</summary>
    BandOrStage = 3,

    /// <summary>The very cell of the matrix.</summary>
    Cell = 4,

    /// <summary>A moment that is due by the script's own conditions. As precise as the cell: priority decides between the two.</summary>
    DueMoment = 5,

    /// <summary>A moment that the card names: today is the birthday, or the member has chosen it.</summary>
    NamedMoment = 6,

    /// <summary>The obstacle the member has chosen.</summary>
    Obstacle = 7,
}
