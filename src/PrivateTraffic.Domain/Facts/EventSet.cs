namespace PrivateTraffic.Domain.Facts;

/// <summary>A set of event types: kinds of interaction, and orders. Rules name the events they watch with it.</summary>
[Flags]
public enum EventSet
{
    None = 0,
    Open = 1 << InteractionKind.Open,
    Like = 1 << InteractionKind.Like,
    Comment = 1 << InteractionKind.Comment,
    Chat = 1 << InteractionKind.Chat,
    Click = 1 << InteractionKind.Click,
    GroupJoin = 1 << InteractionKind.GroupJoin,
    GroupLeave = 1 << InteractionKind.GroupLeave,
    PaymentPage = 1 << InteractionKind.PaymentPage,
    Form = 1 << InteractionKind.Form,

    /// <summary>A valid order: paid, not fully refunded.</summary>
    Order = 1 << 15,

    /// <summary>Every kind of interaction.</summary>
    Interactions = Open | Like | Comment | Chat | Click | GroupJoin | GroupLeave | PaymentPage | Form,

    /// <summary>Every kind of interaction, and orders.</summary>
    All = Interactions | Order,
}
