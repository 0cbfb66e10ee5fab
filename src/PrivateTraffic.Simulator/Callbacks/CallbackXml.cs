using System.Globalization;
using System.Text;

namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>Writes callbacks the way WeCom does: flat elements, CDATA around texts.</summary>
internal static class CallbackXml
{
    public static string Message(CallbackEvent happened)
    {
        var xml = new StringBuilder("<xml>");
        Text(xml, "ToUserName", DemoIdentity.CorpId);
        Text(xml, "FromUserName", happened.FromMember?.FromUserId ?? "sys");
        Number(xml, "CreateTime", happened.At);
        Text(xml, "MsgType", happened.Event is null ? "text" : "event");
        if (happened.Event is { } name)
        {
            Text(xml, "Event", name);
        }

        if (happened.ChangeType is { } change)
        {
            Text(xml, "ChangeType", change);
        }

        foreach (var (field, value) in happened.Fields)
        {
            Text(xml, field, value);
        }

        if (happened.Items is { } items)
        {
            xml.Append('<').Append(items.Name).Append('>');
            foreach (var item in items.Values)
            {
                Text(xml, "Item", item);
            }

            xml.Append("</").Append(items.Name).Append('>');
        }

        if (happened.FromMember is { } from)
        {
            Number(xml, "AgentID", from.AgentId);
        }

        return xml.Append("</xml>").ToString();
    }

    /// <summary>The outer envelope. AgentID stands in it for app-level callbacks only.</summary>
    public static string Envelope(string encrypted, int? agentId)
    {
        var xml = new StringBuilder("<xml>");
        Text(xml, "ToUserName", DemoIdentity.CorpId);
        if (agentId is { } id)
        {
            Text(xml, "AgentID", id.ToString(CultureInfo.InvariantCulture));
        }

        Text(xml, "Encrypt", encrypted);
        return xml.Append("</xml>").ToString();
    }

    private static void Text(StringBuilder xml, string name, string value) =>
        xml.Append('<').Append(name).Append("><![CDATA[").Append(value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal))
            .Append("]]></").Append(name).Append('>');

    private static void Number(StringBuilder xml, string name, long value) =>
        xml.Append(CultureInfo.InvariantCulture, $"<{name}>{value}</{name}>");
}
