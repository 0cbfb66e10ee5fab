using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Scripts;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Data.Cards;

/// <summary>A row of one of <see cref="CardStatements"/>, as a database gives it.</summary>
internal interface ICardRow
{
    bool IsNull(int column);

    long Number(int column);

    bool Flag(int column);

    string Text(int column);

    byte[] Bytes(int column);

    DateTime Time(int column);
}

/// <summary>Makes the parts of a card from rows of <see cref="CardStatements"/>.</summary>
internal static class CardRows
{
    public static CardRecord HeadOf(ICardRow row, CardQuery query) => new(
        new Contact
        {
            CorpId = query.CorpId,
            ExternalUserId = query.ExternalUserId,
            CustomerId = row.Number(0),
            Name = row.Bytes(1),
            Avatar = TextOf(row, 2),
            Type = (int)row.Number(3),
            Gender = (int)row.Number(4),
            UnionId = TextOf(row, 5),
            Position = TextOf(row, 6),
            CompanyName = TextOf(row, 7),
        },
        BytesOf(row, 8),
        row.IsNull(9) ? 0 : (int)row.Number(9),
        TextOf(row, 10));

    public static CardRelation RelationOf(ICardRow row, CardQuery query) => new(
        new FollowRelation
        {
            CorpId = query.CorpId,
            UserId = row.Text(0),
            ExternalUserId = row.Text(1),
            CustomerId = 0,
            AddedAt = row.Time(2),
            Remark = BytesOf(row, 3),
            Description = BytesOf(row, 4),
            Phones = BytesOf(row, 5),
            AddWay = (int)row.Number(6),
            Channel = TextOf(row, 7),
            Status = Enum.Parse<RelationStatus>(row.Text(8)),
        },
        TextOf(row, 9));

    public static CardTag TagOf(ICardRow row) => new(row.Text(0), row.Text(1), row.Text(2));

    public static CardGroup GroupOf(ICardRow row) => new(row.Text(0), row.Text(1), row.Time(2));

    public static CardOrder OrderOf(ICardRow row) =>
        new(row.Text(0), row.Text(1), row.Time(2), row.Flag(3), row.Number(4), row.Number(5), TextOf(row, 6), TextOf(row, 7));

    public static CardInteraction InteractionOf(ICardRow row) =>
        new((InteractionKind)row.Number(0), row.Time(1), row.Flag(2), row.Text(3));

    public static CardSend SendOf(ICardRow row) =>
        new(row.Text(0), row.Time(1), row.Text(2), TextOf(row, 3), Enum.Parse<SendOutcome>(row.Text(4)));

    private static byte[]? BytesOf(ICardRow row, int column) => row.IsNull(column) ? null : row.Bytes(column);

    private static string? TextOf(ICardRow row, int column) => row.IsNull(column) ? null : row.Text(column);
}
