namespace PrivateTraffic.Simulator.Seed;

/// <summary>The ways by which customers come: contact-me codes with a state, and acquisition links with a channel.</summary>
internal sealed class Channels
{
    /// <summary>Values of <c>customer_channel</c>, which may be longer than a contact way's state.</summary>
    public static readonly IReadOnlyList<string> LinkStates =
        ["live_room_a", "live_room_b", "article_footer", "long_campaign_2026_autumn_second_wave_landing_page_variant_c"];

    /// <summary>States of the contact-me codes, up to the 30 characters that are allowed.</summary>
    public IReadOnlyList<string> States { get; } =
    [
        "store_counter", "store_poster", "parcel_card", "service_mail", "event_618", "event_1111", "member_day", "friend_invite", "mp_menu", "mp_article",
        "渠道_线下展会_二号门_立牌", "a23456789012345678901234567890",
    ];
}
