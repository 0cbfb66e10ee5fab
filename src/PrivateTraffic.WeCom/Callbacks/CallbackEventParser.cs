using System.Globalization;
using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Callbacks;

/// <summary>Makes typed events out of fields. Each method answers null when its kind of event lacks what it needs.</summary>
internal static class CallbackEventParser
{
    public static CallbackEvent Parse(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var fields = new EventFields(SafeXml.Parse(xml));
        var header = new Header(
            fields["ToUserName"] ?? "",
            fields.Time("CreateTime") ?? DateTimeOffset.UnixEpoch,
            fields["Event"] ?? fields["MsgType"] ?? fields["InfoType"] ?? "",
            fields["ChangeType"]);
        return Typed(header, fields) ?? Unknown(header, fields);
    }

    private static CallbackEvent? Typed(Header header, EventFields fields) => header.Kind switch
    {
        "change_external_contact" => Customer(header, fields),
        "change_external_chat" => GroupChat(header, fields),
        "change_external_tag" => Tag(header, fields),
        "change_contact" => Directory(header, fields),
        "customer_acquisition" => Acquisition(header, fields),
        "msgaudit_notify" => Archive(header, fields),
        "template_card_event" => TemplateCard(header, fields),
        _ when fields["MsgType"] == "event" => App(header, fields),
        _ when fields["MsgId"] is not null => MemberMessage(header, fields),
        _ => null,
    };

    private static CustomerCallback? Customer(Header header, EventFields fields)
    {
        CustomerChange? change = header.ChangeType switch
        {
            "add_external_contact" => CustomerChange.Added,
            "edit_external_contact" => CustomerChange.Edited,
            "add_half_external_contact" => CustomerChange.HalfAdded,
            "del_external_contact" => CustomerChange.RemovedByMember,
            "del_follow_user" => CustomerChange.RemovedByCustomer,
            "transfer_fail" => CustomerChange.TransferFailed,
            "msg_audit_approved" => CustomerChange.ArchiveApproved,
            _ => null,
        };
        if (change is null || fields.Member("UserID") is not { } member || fields.Customer("ExternalUserID") is not { } customer)
        {
            return null;
        }

        return new CustomerCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(member.Value, customer.Value),
            Subject = customer.Value,
            Change = change.Value,
            Member = member,
            Customer = customer,
            State = fields["State"],
            WelcomeCode = fields["WelcomeCode"],
            Source = fields["Source"],
            FailReason = fields["FailReason"],
        };
    }

    private static GroupChatCallback? GroupChat(Header header, EventFields fields)
    {
        GroupChatChange? change = (header.ChangeType, fields["UpdateDetail"]) switch
        {
            ("create", _) => GroupChatChange.Created,
            ("dismiss", _) => GroupChatChange.Dismissed,
            ("update", "add_member") => GroupChatChange.MembersJoined,
            ("update", "del_member") => GroupChatChange.MembersLeft,
            ("update", "change_owner") => GroupChatChange.OwnerChanged,
            ("update", "change_name") => GroupChatChange.NameChanged,
            ("update", "change_notice") => GroupChatChange.NoticeChanged,
            ("update", _) => GroupChatChange.Updated,
            _ => null,
        };
        if (change is null || fields["ChatId"] is not { } chat)
        {
            return null;
        }

        return new GroupChatCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(chat, fields["UpdateDetail"], fields["CurMemVer"]),
            Subject = chat,
            Change = change.Value,
            Chat = new ChatId(chat),
            JoinScene = fields.Number("JoinScene"),
            QuitScene = fields.Number("QuitScene"),
            ChangedCount = fields.Number("MemChangeCnt"),
            ChangedPeople = [.. fields.Items("MemChangeList", "Item").Select(item => item.Value.Trim())],
            LastMemberVersion = fields["LastMemVer"],
            CurrentMemberVersion = fields["CurMemVer"],
        };
    }

    private static TagCallback? Tag(Header header, EventFields fields)
    {
        TagChange? change = header.ChangeType switch
        {
            "create" => TagChange.Created,
            "update" => TagChange.Updated,
            "delete" => TagChange.Deleted,
            "shuffle" => TagChange.Reordered,
            _ => null,
        };
        if (change is null || (fields["Id"] is null && change != TagChange.Reordered))
        {
            return null;
        }

        return new TagCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(fields["TagType"], fields["Id"], fields["StrategyId"]),
            Subject = fields["Id"] ?? "tags",
            Change = change.Value,
            Kind = fields["TagType"] == "tag" ? TagSubject.Tag : TagSubject.TagGroup,
            Id = fields["Id"],
            StrategyId = fields.LongNumber("StrategyId"),
        };
    }

    private static DirectoryCallback? Directory(Header header, EventFields fields)
    {
        DirectoryChange? change = header.ChangeType switch
        {
            "create_user" => DirectoryChange.MemberCreated,
            "update_user" => DirectoryChange.MemberUpdated,
            "delete_user" => DirectoryChange.MemberDeleted,
            "create_party" => DirectoryChange.DepartmentCreated,
            "update_party" => DirectoryChange.DepartmentUpdated,
            "delete_party" => DirectoryChange.DepartmentDeleted,
            "update_tag" => DirectoryChange.TagUpdated,
            _ => null,
        };
        if (change is null || (fields["UserID"] ?? fields["Id"] ?? fields["TagId"]) is not { } subject)
        {
            return null;
        }

        return new DirectoryCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(subject, fields.Digest()),
            Subject = subject,
            Change = change.Value,
            Member = fields.Member("UserID"),
            NewMember = fields.Member("NewUserID"),
            Department = fields.LongNumber("Id"),
            ParentDepartment = fields.LongNumber("ParentId"),
            DirectoryTag = fields.LongNumber("TagId"),
            TaggedMembers = [.. fields.Parts("AddUserItems").Select(MemberId.From)],
            UntaggedMembers = [.. fields.Parts("DelUserItems").Select(MemberId.From)],
        };
    }

    private static AcquisitionCallback? Acquisition(Header header, EventFields fields) => header.ChangeType is not { } change
        ? null
        : new AcquisitionCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(fields["LinkId"], fields["UserID"], fields["ExternalUserID"], fields.Digest()),
            Subject = fields["ExternalUserID"] ?? fields["LinkId"] ?? change,
            Change = change,
            LinkId = fields["LinkId"],
            State = fields["State"],
            Member = fields.Member("UserID"),
            Customer = fields.Customer("ExternalUserID"),
            ChatKey = fields["ChatKey"],
        };

    private static ArchiveCallback Archive(Header header, EventFields fields) => new()
    {
        Corp = header.Corp,
        At = header.At,
        DedupeKey = header.Key(fields["AgentID"]),
        Subject = header.Kind,
    };

    private static TemplateCardCallback? TemplateCard(Header header, EventFields fields)
    {
        if (fields.Member("FromUserName") is not { } member || fields["TaskId"] is not { } task)
        {
            return null;
        }

        return new TemplateCardCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(member.Value, task, fields.Digest()),
            Subject = member.Value,
            Event = header.Kind,
            Member = member,
            AgentId = fields.Number("AgentID") ?? 0,
            EventKey = fields["EventKey"],
            TaskId = task,
            CardType = fields["CardType"],
            ResponseCode = fields["ResponseCode"],
            Selections = [.. fields.Items("SelectedItems", "SelectedItem").Select(Selection)],
        };

        // An SDK's model and sample spell it OpitonIds/OpitonId (SKIT), so both are read.
        static CardSelection Selection(System.Xml.Linq.XElement element)
        {
            var item = new EventFields(element);
            var ids = item.Items("OptionIds", "OptionId").Concat(item.Items("OpitonIds", "OpitonId"));
            return new CardSelection(item["QuestionKey"] ?? "", [.. ids.Select(id => id.Value.Trim())]);
        }
    }

    private static AppCallback? App(Header header, EventFields fields) =>
        fields.Member("FromUserName") is not { Value: not "sys" } member || fields.Number("AgentID") is not { } agent
            ? null
            : new AppCallback
            {
                Corp = header.Corp,
                At = header.At,
                DedupeKey = header.Key(member.Value, fields.Digest()),
                Subject = member.Value,
                Event = header.Kind,
                Member = member,
                AgentId = agent,
                EventKey = fields["EventKey"],
            };

    private static MemberMessageCallback? MemberMessage(Header header, EventFields fields)
    {
        if (fields.Member("FromUserName") is not { } member || fields["MsgId"] is not { } id || fields.Number("AgentID") is not { } agent)
        {
            return null;
        }

        return new MemberMessageCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(id),
            Subject = member.Value,
            Member = member,
            AgentId = agent,
            MessageId = id,
            MessageType = header.Kind,
            Content = fields["Content"],
            MediaId = fields["MediaId"],
        };
    }

    private static UnknownCallback Unknown(Header header, EventFields fields)
    {
        var subject = fields["ExternalUserID"] ?? fields["ChatId"] ?? fields["Id"] ?? fields["UserID"] ?? fields["FromUserName"] ?? "";
        return new UnknownCallback
        {
            Corp = header.Corp,
            At = header.At,
            DedupeKey = header.Key(subject, fields.Digest()),
            Subject = subject,
            Event = header.Kind,
            ChangeType = header.ChangeType,
            Fields = fields.All(),
        };
    }

    /// <summary>What every event begins with.</summary>
    private sealed record Header(string Corp, DateTimeOffset At, string Kind, string? ChangeType)
    {
        private const int LongestPart = 64;

        public string Key(params IEnumerable<string?> parts) => string.Join(
            '|',
            new[] { Kind, ChangeType }
                .Concat(parts)
                .Select(Shortened)
                .Append(At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

        /// <summary>No id is longer; what is, stands beside a digest of all fields.</summary>
        private static string? Shortened(string? part) => part?.Length > LongestPart ? part[..LongestPart] : part;
    }
}
