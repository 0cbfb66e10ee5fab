using System.Collections.ObjectModel;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Scripts;

/// <summary>
/// What the sidebar's card knows of a customer when it asks which scripts are worth sending. Only the first three are always known.
/// </summary>
public sealed record CardFacts
{
    /// <summary>The business day on which the card is opened.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The matrix cell.</summary>
    public required MatrixCell Cell { get; init; }

    /// <summary>The lifecycle stage.</summary>
    public required LifecycleStage Stage { get; init; }

    /// <summary>The key of the RFM value segment; null when there is none.</summary>
    public string? Segment { get; init; }

    /// <summary>Days with an interaction in the last <see cref="WindowDays"/> days.</summary>
    public int InteractionDays { get; init; }

    /// <summary>The window of the interaction axis, in days. Default 30.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Interactions in the last seven days, <see cref="AsOf"/> included; null when not counted.</summary>
    public int? InteractionsThisWeek { get; init; }

    /// <summary>Whole days since the last interaction; null when there is none on record.</summary>
    public int? DaysSinceInteraction { get; init; }

    /// <summary>Days with at least one valid order.</summary>
    public int PurchaseDays { get; init; }

    /// <summary>Whole days since the last valid order; null without one.</summary>
    public int? DaysSinceOrder { get; init; }

    /// <summary>Whole days since the customer was added; null when not known.</summary>
    public int? DaysSinceAdded { get; init; }

    /// <summary>Whether the customer came back from silence or churn lately.</summary>
    public bool Reactivated { get; init; }

    /// <summary>Whether the customer is in at least one customer group; null when not known.</summary>
    public bool? InGroupChat { get; init; }

    /// <summary>The obstacle the member has chosen; null for none.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>
    /// Moments that are due for reasons the numbers here do not show, such as a birthday, or one the member has chosen.
    /// </summary>
    public IReadOnlyCollection<ScriptMoment> Moments { get; init; } = [];

    /// <summary>Scripts sent to this customer lately, by whichever member.</summary>
    public IReadOnlyCollection<ScriptSend> Sends { get; init; } = [];

    /// <summary>Scripts this member has marked as not suitable for this customer.</summary>
    public IReadOnlyCollection<NotSuitableMark> NotSuitable { get; init; } = [];

    /// <summary>Keys of the member's favourite scripts.</summary>
    public IReadOnlyCollection<string> Favourites { get; init; } = [];

    /// <summary>
    /// What has been learned from results, by script key: a factor on the script's priority, finite and at least 0; a script not named
    /// has 1. Weights order scripts that fit equally well; they never lift one over a better fit.
    /// </summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The values of the variables.</summary>
    public ScriptValues Values { get; init; } = ScriptValues.None;

    /// <summary>The language of the texts. Default: Chinese.</summary>
    public TextLanguage Language { get; init; } = TextLanguage.Chinese;

    /// <summary>Takes over what a placement says: cell, stage, numbers, and the values of the variables that are numbers.</summary>
    /// <param name="placement">Where the customer stands.</param>
    /// <param name="model">The model that placed them.</param>
    public static CardFacts Of(Placement placement, SegmentationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var sinceInteraction = DaysSince(placement.LastInteractionOn);
        var sinceOrder = DaysSince(placement.LastPurchaseOn);
        return new CardFacts
        {
            AsOf = placement.AsOf,
            Cell = placement.Cell,
            Stage = placement.Stage,
            InteractionDays = placement.InteractionDays,
            WindowDays = model.Interaction.WindowDays,
            DaysSinceInteraction = sinceInteraction,
            PurchaseDays = placement.PurchaseDays,
            DaysSinceOrder = sinceOrder,
            Reactivated = placement.ReactivatedOn is not null,
            Values = new ScriptValues
            {
                LastOrderDaysAgo = sinceOrder,
                OrdersCount = placement.Orders,
                DaysSinceInteraction = sinceInteraction,
            },
        };

        int? DaysSince(DateOnly? day) => day is { } d ? placement.AsOf.DayNumber - d.DayNumber : null;
    }
}

/// <summary>A script that a member tapped to send.</summary>
/// <param name="ScriptKey">The script.</param>
/// <param name="Day">The business day.</param>
/// <param name="Result">What the WeCom client reported.</param>
public sealed record ScriptSend(string ScriptKey, DateOnly Day, ScriptSendResult Result);

/// <summary>What the WeCom client reports of a send (JS-SDK: sendChatMessage).</summary>
public enum ScriptSendResult
{
    /// <summary>It went into the chat.</summary>
    Ok = 0,

    /// <summary>The member called it off.</summary>
    Cancel = 1,

    /// <summary>It did not work.</summary>
    Fail = 2,
}

/// <summary>A member's word that a script does not suit a customer.</summary>
/// <param name="ScriptKey">The script.</param>
/// <param name="Day">The business day.</param>
public sealed record NotSuitableMark(string ScriptKey, DateOnly Day);
