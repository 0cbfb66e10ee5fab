namespace PrivateTraffic.Data.Cards;

/// <summary>How statements name what a card is asked for with.</summary>
/// <param name="Customer">Our number of the customer, or a query for it.</param>
internal sealed record CardParameters(string Customer, string Corp, string External, string Member, string Today, string Since);

/// <summary>The statements that read a card. <see cref="CardRows"/> reads their rows.</summary>
internal sealed class CardStatements(IDialect dialect, CardParameters with)
{
    /// <summary>The contact, the customer, the model in effect and the member who looks; no row when the contact is not known.</summary>
    public string Head =>
        $"""
        SELECT c.customer_id, c.name, c.avatar, c.type, c.gender, c.union_id, c.position, c.company_name, k.history,
          (SELECT v.number FROM model_version v
           WHERE v.corp_id = {with.Corp} AND v.effective_from <= {with.Today} ORDER BY v.number DESC LIMIT 1),
          (SELECT m.name FROM member m WHERE m.corp_id = {with.Corp} AND m.user_id = {with.Member})
        FROM contact c LEFT JOIN customer k ON k.id = c.customer_id AND k.corp_id = c.corp_id AND k.merged_into IS NULL
        WHERE c.corp_id = {with.Corp} AND c.external_user_id = {with.External}
        """;

    public string Relations =>
        $"""
        SELECT r.user_id, r.external_user_id, r.added_at, r.remark, r.description, r.phones, r.add_way, r.channel, r.status, m.name
        FROM follow_relation r LEFT JOIN member m ON m.corp_id = r.corp_id AND m.user_id = r.user_id
        WHERE r.customer_id = {with.Customer} ORDER BY r.added_at DESC, r.user_id, r.external_user_id
        """;

    public string Tags =>
        $"""
        SELECT t.tag_id, t.name, g.name FROM corp_tag t JOIN corp_tag_group g ON g.corp_id = t.corp_id AND g.group_id = t.group_id
        WHERE t.corp_id = {with.Corp} AND t.tag_id IN ({dialect.ElementsOf("tags", "follow_relation", OwnRelation)})
        ORDER BY g.sort_order DESC, g.name, t.sort_order DESC, t.name, t.tag_id
        """;

    public string Groups =>
        $"""
        SELECT g.chat_id, g.name, m.joined_at
        FROM group_chat_member m JOIN group_chat g ON g.corp_id = m.corp_id AND g.chat_id = m.chat_id
        WHERE m.corp_id = {with.Corp} AND m.user_id IN (SELECT c.external_user_id FROM contact c WHERE c.customer_id = {with.Customer})
          AND m.left_at IS NULL AND g.dissolved_at IS NULL
        ORDER BY m.joined_at DESC, g.chat_id
        """;

    public string Orders =>
        $"""
        SELECT o.number, o.source, o.paid_at, o.is_date_only, o.amount,
          (SELECT CAST(coalesce(sum(r.amount), 0) AS bigint) FROM refund r
           WHERE r.corp_id = o.corp_id AND r.source = o.source AND r.order_number = o.number),
          o.category, o.channel
        FROM orders o WHERE o.customer_id = {with.Customer} ORDER BY o.paid_at DESC, o.source, o.number LIMIT 3
        """;

    public string Interactions =>
        $"""
        SELECT i.kind, i.occurred_at, i.is_date_only, i.source
        FROM interaction i WHERE i.customer_id = {with.Customer} ORDER BY i.occurred_at DESC, i.source, i.source_id LIMIT 5
        """;

    public string Sends =>
        $"""
        SELECT s.script_key, s.at, s.user_id, m.name, s.outcome
        FROM script_send s LEFT JOIN member m ON m.corp_id = s.corp_id AND m.user_id = s.user_id
        WHERE s.customer_id = {with.Customer} AND (s.at >= {with.Since} OR s.id IN (
          SELECT l.id FROM script_send l WHERE l.customer_id = {with.Customer} ORDER BY l.at DESC, l.id LIMIT 5))
        ORDER BY s.at DESC, s.id
        """;

    private string OwnRelation => $"corp_id = {with.Corp} AND user_id = {with.Member} AND external_user_id = {with.External}";
}
