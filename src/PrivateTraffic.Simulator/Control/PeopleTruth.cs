using System.Text.Json;
using PrivateTraffic.Simulator.Corp;
using PrivateTraffic.Simulator.Endpoints;
using PrivateTraffic.Simulator.Seed;

namespace PrivateTraffic.Simulator.Control;

/// <summary>The truth about departments, members, customers, relations and tags.</summary>
internal static class PeopleTruth
{
    public static void WriteDepartment(Corporation corp, Department department, TruthRows rows) => rows.Write(row =>
    {
        row.WriteNumber("id", department.Id);
        row.WriteString("name", department.Name);
        row.WriteNumber("parentid", department.ParentId);
        row.WriteNumber("order", department.Order);
    });

    public static void WriteMember(Corporation corp, Member member, TruthRows rows) => rows.Write(row =>
    {
        row.WriteString("userid", member.UserId);
        row.WriteString("name", member.Name);
        row.WriteNumber("department", member.Department);
        row.WriteString("position", member.Position);
        row.WriteBoolean("is_leader", member.IsLeader);
        row.WriteBoolean("serves_customers", member.ServesCustomers);
        row.WriteBoolean("active", corp.People.IsActive(member));
        if (!corp.People.IsActive(member))
        {
            row.WriteNumber("left_at", corp.People.LeavesAt(member));
        }
    });

    public static void WriteCustomers(Corporation corp, (int First, int Count) range, TruthRows rows)
    {
        for (var customer = range.First; customer < range.First + range.Count; customer++)
        {
            var number = customer;
            rows.Write(row => WriteCustomer(corp, number, row));
        }
    }

    private static void WriteCustomer(Corporation corp, int customer, Utf8JsonWriter row)
    {
        var usesWeCom = corp.Customers.UsesWeCom(customer);
        row.WriteString("external_userid", corp.Customers.ExternalUserId(customer));
        row.WriteString("name", corp.Customers.Name(customer));
        row.WriteNumber("type", usesWeCom ? 2 : 1);
        row.WriteNumber("gender", corp.Customers.Gender(customer));
        row.WriteOptional("unionid", corp.Customers.UnionId(customer));
        if (usesWeCom)
        {
            row.WriteString("corp_name", corp.Customers.Employer(customer).Company);
        }

        row.WriteStrings("followers", corp.Relations.MembersOf(customer)
            .Where(m => corp.People.IsActive(corp.People[m]) && corp.Relations.Of(new Pair(m, customer)).IsReadable)
            .Select(m => corp.People[m].UserId));
    }

    public static void WriteRelations(Corporation corp, Member member, TruthRows rows)
    {
        for (var place = 0; place < corp.Relations.PlacesOf(member.Index); place++)
        {
            if (corp.Relations.At(member.Index, place) is { Status: not RelationStatus.None } relation)
            {
                rows.Write(row => WriteRelation(corp, member, relation, row));
            }
        }
    }

    private static void WriteRelation(Corporation corp, Member member, Relation relation, Utf8JsonWriter row)
    {
        var notes = corp.Notes.NotesOf(relation);
        var origin = corp.Notes.OriginOf(relation);
        row.WriteString("userid", member.UserId);
        row.WriteString("external_userid", corp.Customers.ExternalUserId(relation.Pair.Customer));
        row.WriteString("status", StatusOf(corp, member, relation));
        row.WriteNumber("createtime", relation.CreatedAt);
        row.WriteString("remark", notes.Remark);
        row.WriteString("description", notes.Description);
        row.WriteStrings("remark_mobiles", notes.Phones);
        row.WriteNumber("add_way", origin.AddWay);
        row.WriteString("state", origin.State);
        row.WriteStrings("tag_id", corp.Notes.TagsOf(relation).Select(t => t.Id));
        row.WriteStrings("personal_tags", corp.Notes.PersonalTagsOf(relation));
        if (relation.Status == RelationStatus.CustomerLeft)
        {
            row.WriteNumber("customer_left_at", relation.Timeline.CustomerLeftAt);
        }

        if (relation.Status == RelationStatus.Removed)
        {
            row.WriteNumber("removed_at", relation.Timeline.RemovedAt);
        }
    }

    private static string StatusOf(Corporation corp, Member member, Relation relation) => relation.Status switch
    {
        RelationStatus.Half => "half",
        RelationStatus.Removed => "removed",
        _ when !corp.People.IsActive(member) => "unassigned",
        RelationStatus.CustomerLeft => "customer_left",
        _ => "mutual",
    };

    public static void WriteTags(Corporation corp, TagGroup group, TruthRows rows)
    {
        foreach (var tag in group.Tags)
        {
            rows.Write(row =>
            {
                row.WriteString("id", tag.Id);
                row.WriteString("name", tag.Name);
                row.WriteNumber("order", tag.Order);
                row.WriteString("group_id", group.Id);
                row.WriteString("group_name", group.Name);
                row.WriteNumber("type", tag.Type);
                row.WriteNumber("creator", tag.Creator);
                row.WriteBoolean("deleted", tag.IsDeleted);
            });
        }
    }
}
