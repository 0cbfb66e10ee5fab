namespace PrivateTraffic.Simulator.Seed;

internal enum InteractionKind
{
    Open,
    Click,
    Chat,
    Form,
    PaymentPage,
}

/// <summary>One inbound act of a customer that a shop, a mini-program or a message archive would have recorded.</summary>
internal readonly record struct Interaction(int Customer, int Day, int Ordinal, long At, InteractionKind Kind)
{
    public string SourceId => $"i{Customer}-{Day}-{Ordinal}";

    public static string NameOf(InteractionKind kind) => kind switch
    {
        InteractionKind.Open => "open",
        InteractionKind.Click => "click",
        InteractionKind.Chat => "chat",
        InteractionKind.Form => "form",
        InteractionKind.PaymentPage => "payment_page",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
