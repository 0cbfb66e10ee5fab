namespace PrivateTraffic.Domain.Facts;

/// <summary>The kinds of inbound acts of a customer. The numbers are stored: never renumber, at most 15 kinds.</summary>
public enum InteractionKind
{
    /// <summary>打开: a tracked material or link was opened.</summary>
    Open = 0,

    /// <summary>点赞: a moment was liked.</summary>
    Like = 1,

    /// <summary>评论: a moment was commented on.</summary>
    Comment = 2,

    /// <summary>A chat message from the customer.</summary>
    Chat = 3,

    /// <summary>A click inside a tracked page.</summary>
    Click = 4,

    /// <summary>The customer joined a group chat.</summary>
    GroupJoin = 5,

    /// <summary>The customer left a group chat.</summary>
    GroupLeave = 6,

    /// <summary>A payment page was visited.</summary>
    PaymentPage = 7,

    /// <summary>A form was filled in.</summary>
    Form = 8,
}
