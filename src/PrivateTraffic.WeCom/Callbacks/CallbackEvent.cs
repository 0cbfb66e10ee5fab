namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>
/// Something WeCom tells us (D92130, D90240). A hint, not a fact: events come late, twice, out of order or not at all, so read the thing
/// they are about from the API. Only what an app did by API itself is never told.
/// </summary>
public abstract record CallbackEvent
{
    private protected CallbackEvent()
    {
    }

    /// <summary>The corp it is for.</summary>
    public required string Corp { get; init; }

    /// <summary>When it happened, UTC, to the second; the Unix epoch if WeCom did not say.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Equal for repeated deliveries of one event and different for different ones: it contains the customer, group or tag, because much
    /// happens within one second. At most some 200 characters; unique within a corp.
    /// </summary>
    public required string DedupeKey { get; init; }

    /// <summary>
    /// What it is about: an external user id, chat id, tag id or member id. Events of one subject are to be processed one after the other;
    /// those of different subjects need not wait for each other.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>
    /// Reads a decrypted event. What is not known, or lacks what its kind needs, becomes an <see cref="UnknownCallback"/>.
    /// </summary>
    /// <exception cref="CallbackRejectedException">Not XML, or with a DTD.</exception>
    public static CallbackEvent Parse(string xml) => CallbackEventParser.Parse(xml);
}
