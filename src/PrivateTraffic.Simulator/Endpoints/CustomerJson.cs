using System.Text.Json;
using PrivateTraffic.Simulator.Corp;

namespace PrivateTraffic.Simulator.Endpoints;

/// <summary>How a customer and a relation look on the wire (protocol section 3.2).</summary>
internal static class CustomerJson
{
    public static void WriteContact(Utf8JsonWriter reply, Corporation corp, int customer, string baseAddress)
    {
        var book = corp.Customers;
        reply.WriteStartObject("external_contact");
        reply.WriteString("external_userid", book.ExternalUserId(customer));
        reply.WriteString("name", book.Name(customer));
        reply.WriteString("avatar", $"{baseAddress}/_sim/avatar/{customer}.svg");
        reply.WriteNumber("gender", book.Gender(customer));
        if (book.UsesWeCom(customer))
        {
            WriteEmployer(reply, book.Employer(customer), hidesPosition: customer % 5 == 0);
        }
        else
        {
            reply.WriteNumber("type", 1);
            reply.WriteOptional("unionid", book.UnionId(customer));
        }

        reply.WriteEndObject();
    }

    /// <summary>The fields of a relation, all but its tags.</summary>
    public static void WriteFollow(Utf8JsonWriter reply, Corporation corp, Relation relation)
    {
        var origin = corp.Notes.OriginOf(relation);
        var notes = corp.Notes.NotesOf(relation);
        reply.WriteString("userid", corp.People[relation.Pair.Member].UserId);
        reply.WriteString("remark", notes.Remark);
        reply.WriteString("description", notes.Description);
        reply.WriteNumber("createtime", relation.CreatedAt);
        if (!corp.Customers.UsesWeCom(relation.Pair.Customer))
        {
            reply.WriteOptional("remark_corp_name", notes.Company);
        }

        reply.WriteStrings("remark_mobiles", notes.Phones);
        reply.WriteNumber("add_way", origin.AddWay);
        if (origin.AddWay == 10)
        {
            reply.WriteStartObject("wechat_channels");
            reply.WriteString("nickname", "远航示范号");
            reply.WriteNumber("source", relation.Pair.Customer % 4);
            reply.WriteEndObject();
        }

        reply.WriteString("oper_userid", corp.Notes.OperatorOf(relation));
        reply.WriteOptional("state", origin.State);
    }

    /// <summary>Tags as <c>get</c> has them: with names, personal ones included but without id.</summary>
    public static void WriteTags(Utf8JsonWriter reply, Corporation corp, Relation relation)
    {
        reply.WriteStartArray("tags");
        foreach (var tag in corp.Notes.TagsOf(relation))
        {
            reply.WriteStartObject();
            reply.WriteString("group_name", tag.Group.Name);
            reply.WriteString("tag_name", tag.Name);
            reply.WriteString("tag_id", tag.Id);
            reply.WriteNumber("type", tag.Type);
            reply.WriteEndObject();
        }

        foreach (var name in corp.Notes.PersonalTagsOf(relation))
        {
            reply.WriteStartObject();
            reply.WriteString("group_name", "");
            reply.WriteString("tag_name", name);
            reply.WriteNumber("type", 2);
            reply.WriteEndObject();
        }

        reply.WriteEndArray();
    }

    private static void WriteEmployer(Utf8JsonWriter reply, (string Company, string Position) employer, bool hidesPosition)
    {
        reply.WriteNumber("type", 2);
        if (!hidesPosition)
        {
            reply.WriteString("position", employer.Position);
        }

        reply.WriteString("corp_name", employer.Company);
        reply.WriteString("corp_full_name", employer.Company + "有限公司");
        reply.WriteStartObject("external_profile");
        reply.WriteStartArray("external_attr");
        reply.WriteStartObject();
        reply.WriteNumber("type", 0);
        reply.WriteString("name", "部门");
        reply.WriteStartObject("text");
        reply.WriteString("value", "演示部");
        reply.WriteEndObject();
        reply.WriteEndObject();
        reply.WriteEndArray();
        reply.WriteEndObject();
    }
}
