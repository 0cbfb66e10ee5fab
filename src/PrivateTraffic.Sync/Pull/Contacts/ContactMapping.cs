using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Protection;
using PrivateTraffic.Sync.Pull.Directory;
using PrivateTraffic.WeCom.Customers;
using Contact = PrivateTraffic.Data.Customers.Contact;
using FollowRelation = PrivateTraffic.Data.Customers.FollowRelation;
using WeComContact = PrivateTraffic.WeCom.Customers.Contact;
using WeComCustomer = PrivateTraffic.WeCom.Customers.Customer;
using WeComRelation = PrivateTraffic.WeCom.Customers.FollowRelation;

namespace PrivateTraffic.Sync.Pull.Contacts;

/// <summary>From what WeCom tells of a customer to what is stored; names, remarks and phones are protected on the way.</summary>
public sealed class ContactMapping(PersonalData personal)
{
    /// <summary>A pair as the batch tells it.</summary>
    public PulledRelation Of(int corpId, CustomerOfMember pair, long runId) =>
        Of(corpId, pair.Contact, pair.Relation, [.. pair.Relation.TagIds.Select(t => t.Value)], runId);

    /// <summary>All pairs of a customer. Personal tags have no id and are left out.</summary>
    public IEnumerable<PulledRelation> Of(int corpId, WeComCustomer customer, long runId) => customer.Followers.Select(f =>
        Of(corpId, customer.Contact, f, [.. f.Tags.Where(t => t.Id is not null).Select(t => t.Id!.Value.Value)], runId));

    private PulledRelation Of(int corpId, WeComContact contact, WeComRelation relation, List<string> tags, long runId) => new(
        new Contact
        {
            CorpId = corpId,
            ExternalUserId = contact.Id.Value,
            CustomerId = 0,
            Name = personal.Protect(contact.Name),
            Avatar = contact.Avatar,
            Type = (int)contact.Type,
            Gender = (int)contact.Gender,
            UnionId = contact.UnionId,
            Position = contact.Position,
            CompanyName = contact.CorpName,
        },
        new FollowRelation
        {
            CorpId = corpId,
            UserId = MemberMapping.UserIdOf(relation.Member),
            ExternalUserId = contact.Id.Value,
            CustomerId = 0,
            AddedAt = relation.AddedAt.UtcDateTime,
            Remark = personal.ProtectOrNull(relation.Remark),
            Description = personal.ProtectOrNull(relation.Description),
            Phones = personal.ProtectOrNull(string.Join('\n', relation.RemarkMobiles)),
            AddWay = (int)relation.AddWay,
            Channel = relation.State,
            Tags = tags,
            SeenInRun = runId,
        },
        [.. relation.RemarkMobiles.Select(personal.BlindIndex)]);
}
