using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.WeCom.Callbacks;
using PrivateTraffic.WeCom.Ids;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Callbacks;

public class CallbackEventTests
{
    private static readonly string[] Header =
    [
        "<ToUserName><![CDATA[ww1]]></ToUserName>", "<FromUserName><![CDATA[sys]]></FromUserName>", "<CreateTime>1403610513</CreateTime>",
        "<MsgType><![CDATA[event]]></MsgType>",
    ];

    [Fact]
    public void An_added_customer_comes_with_channel_and_welcome_code()
    {
        var added = CallbackEvent.Parse(Vectors.AddedEvent).ShouldBeOfType<CustomerCallback>();

        added.Change.ShouldBe(CustomerChange.Added);
        added.Corp.ShouldBe(Vectors.Corp);
        added.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1700000001));
        added.Member.ShouldBe(A.Zhang);
        added.Customer.Value.ShouldBe("wmSim0000000000000000000000000001");
        added.State.ShouldBe("ch_001");
        added.WelcomeCode.ShouldBe("WELCOME_SIM_1");
        added.Subject.ShouldBe(added.Customer.Value);
        added.DedupeKey.ShouldBe("change_external_contact|add_external_contact|zhangsan|wmSim0000000000000000000000000001|1700000001");
    }

    [Theory]
    [InlineData("edit_external_contact", CustomerChange.Edited)]
    [InlineData("add_half_external_contact", CustomerChange.HalfAdded)]
    [InlineData("del_external_contact", CustomerChange.RemovedByMember)]
    [InlineData("del_follow_user", CustomerChange.RemovedByCustomer)]
    [InlineData("transfer_fail", CustomerChange.TransferFailed)]
    [InlineData("msg_audit_approved", CustomerChange.ArchiveApproved)]
    public void Every_change_of_a_customer_is_known(string changeType, CustomerChange change)
    {
        var happened = Contact(
            changeType,
            "<FailReason>customer_refused</FailReason>",
            "<Source>DELETE_BY_TRANSFER</Source>",
            "<State></State>").ShouldBeOfType<CustomerCallback>();

        happened.Change.ShouldBe(change);
        happened.FailReason.ShouldBe("customer_refused");
        happened.Source.ShouldBe("DELETE_BY_TRANSFER");
        happened.State.ShouldBeNull();
    }

    [Theory]
    [InlineData("<UpdateDetail>add_member</UpdateDetail>", GroupChatChange.MembersJoined)]
    [InlineData("<UpdateDetail>del_member</UpdateDetail>", GroupChatChange.MembersLeft)]
    [InlineData("<UpdateDetail>change_owner</UpdateDetail>", GroupChatChange.OwnerChanged)]
    [InlineData("<UpdateDetail>change_name</UpdateDetail>", GroupChatChange.NameChanged)]
    [InlineData("<UpdateDetail>change_notice</UpdateDetail>", GroupChatChange.NoticeChanged)]
    [InlineData("<UpdateDetail>something_new</UpdateDetail>", GroupChatChange.Updated)]
    [InlineData("", GroupChatChange.Updated)]
    public void Every_change_of_a_group_is_known(string detail, GroupChatChange change) =>
        Event("change_external_chat", "update", "<ChatId>wrA</ChatId>", detail).ShouldBeOfType<GroupChatCallback>().Change.ShouldBe(change);

    [Fact]
    public void A_change_of_members_tells_who_and_between_which_versions()
    {
        var joined = Event(
            "change_external_chat",
            "update",
            "<ChatId><![CDATA[wrA]]></ChatId>",
            "<UpdateDetail>add_member</UpdateDetail>",
            "<JoinScene>3</JoinScene>",
            "<MemChangeCnt>2</MemChangeCnt>",
            "<MemChangeList><Item><![CDATA[zhangsan]]></Item><Item>wmA</Item></MemChangeList>",
            "<LastMemVer>9c3f97c2ada667dfb5f6d03308d963e1</LastMemVer>",
            "<CurMemVer>71217227bbd112ecfe3a49c482195cb4</CurMemVer>").ShouldBeOfType<GroupChatCallback>();

        joined.Chat.ShouldBe(new ChatId("wrA"));
        joined.JoinScene.ShouldBe(3);
        joined.QuitScene.ShouldBeNull();
        joined.ChangedCount.ShouldBe(2);
        joined.ChangedPeople.ShouldBe(["zhangsan", "wmA"]);
        joined.LastMemberVersion.ShouldBe("9c3f97c2ada667dfb5f6d03308d963e1");
        joined.DedupeKey.ShouldBe("change_external_chat|update|wrA|add_member|71217227bbd112ecfe3a49c482195cb4|1403610513");
    }

    [Theory]
    [InlineData("create", GroupChatChange.Created)]
    [InlineData("dismiss", GroupChatChange.Dismissed)]
    public void A_group_comes_and_goes(string changeType, GroupChatChange change) =>
        Event("change_external_chat", changeType, "<ChatId>wrA</ChatId>").ShouldBeOfType<GroupChatCallback>().Change.ShouldBe(change);

    [Fact]
    public void A_tag_or_group_changes()
    {
        var created = Event("change_external_tag", "create", "<Id>etA</Id>", "<TagType>tag</TagType>", "<StrategyId>1</StrategyId>")
            .ShouldBeOfType<TagCallback>();
        var deleted = Event("change_external_tag", "delete", "<Id>etG</Id>", "<TagType>tag_group</TagType>").ShouldBeOfType<TagCallback>();
        var shuffled = Event("change_external_tag", "shuffle", "<Id></Id>").ShouldBeOfType<TagCallback>();

        (created.Change, created.Kind, created.Id, created.StrategyId).ShouldBe((TagChange.Created, TagSubject.Tag, "etA", 1));
        (deleted.Change, deleted.Kind, deleted.Id, deleted.StrategyId).ShouldBe((TagChange.Deleted, TagSubject.TagGroup, "etG", null));
        (shuffled.Change, shuffled.Id).ShouldBe((TagChange.Reordered, null));
        created.DedupeKey.ShouldContain("|etA|");
    }

    [Fact]
    public void The_directory_changes()
    {
        var renamed = Directory("update_user", "<UserID>a</UserID>", "<NewUserID>b</NewUserID>");
        var moved = Directory("update_party", "<Id>2</Id>", "<ParentId>1</ParentId>");
        var tagged = Directory("update_tag", "<TagId>7</TagId>", "<AddUserItems>a, b</AddUserItems>", "<DelUserItems>c</DelUserItems>");

        (renamed.Change, renamed.Member, renamed.NewMember).ShouldBe((DirectoryChange.MemberUpdated, new MemberId("a"), new MemberId("b")));
        (moved.Change, moved.Department, moved.ParentDepartment).ShouldBe((DirectoryChange.DepartmentUpdated, 2, 1));
        tagged.TaggedMembers.ShouldBe([new MemberId("a"), new MemberId("b")]);
        tagged.UntaggedMembers.ShouldBe([new MemberId("c")]);
    }

    [Fact]
    public void An_acquisition_link_has_news()
    {
        var wrote = Event(
            "customer_acquisition",
            "customer_start_chat",
            "<LinkId>caA</LinkId>",
            "<State>s</State>",
            "<UserID>a</UserID>",
            "<ExternalUserID>wmA</ExternalUserID>").ShouldBeOfType<AcquisitionCallback>();

        (wrote.Change, wrote.LinkId, wrote.State, wrote.Member, wrote.Customer)
            .ShouldBe(("customer_start_chat", "caA", "s", new MemberId("a"), new ExternalUserId("wmA")));
        Event("customer_acquisition", "balance_low").ShouldBeOfType<AcquisitionCallback>().Subject.ShouldBe("balance_low");
    }

    [Fact]
    public void A_member_does_something_in_the_app()
    {
        var clicked = Parse(
            "<FromUserName>zhangsan</FromUserName>", "<MsgType>event</MsgType>", "<Event>click</Event>", "<EventKey>menu_1</EventKey>",
            "<AgentID>1000002</AgentID>").ShouldBeOfType<AppCallback>();

        (clicked.Event, clicked.Member, clicked.AgentId, clicked.EventKey).ShouldBe(("click", A.Zhang, 1000002, "menu_1"));
    }

    [Theory]
    [InlineData("OptionIds", "OptionId")]
    [InlineData("OpitonIds", "OpitonId")]
    public void A_card_is_answered_in_either_spelling(string list, string item)
    {
        var answered = Parse(
            "<FromUserName>zhangsan</FromUserName><MsgType>event</MsgType><Event>template_card_event</Event><EventKey>yes</EventKey>",
            "<TaskId>task-1</TaskId><CardType>vote_interaction</CardType><ResponseCode>rc</ResponseCode><AgentID>1</AgentID>",
            $"<SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><{list}><{item}>a</{item}><{item}>b</{item}></{list}>",
            "</SelectedItem></SelectedItems>").ShouldBeOfType<TemplateCardCallback>();

        answered.EventKey.ShouldBe("yes");
        answered.TaskId.ShouldBe("task-1");
        answered.CardType.ShouldBe("vote_interaction");
        answered.ResponseCode.ShouldBe("rc");
        answered.Selections.ShouldHaveSingleItem().OptionIds.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_member_writes_to_the_app()
    {
        var picture = Parse(
            "<ToUserName>ww1</ToUserName><FromUserName>zhangsan</FromUserName><CreateTime>1</CreateTime><MsgType>image</MsgType>",
            "<MediaId>M</MediaId><MsgId>42</MsgId><AgentID>1</AgentID>").ShouldBeOfType<MemberMessageCallback>();

        (picture.MessageType, picture.MessageId, picture.MediaId, picture.Content).ShouldBe(("image", "42", "M", null));
        picture.DedupeKey.ShouldBe("image||42|1");
    }

    [Fact]
    public void The_archive_has_news() => Parse("<Event>msgaudit_notify</Event>", "<AgentID>9</AgentID>").ShouldBeOfType<ArchiveCallback>();

    [Theory]
    [InlineData("<Event>brand_new</Event>")]
    [InlineData("<Event>change_external_contact</Event><ChangeType>new</ChangeType><UserID>a</UserID><ExternalUserID>wmA</ExternalUserID>")]
    [InlineData("<Event>change_external_contact</Event><ChangeType>del_follow_user</ChangeType><UserID>a</UserID>")]
    [InlineData("<Event>change_external_chat</Event><ChangeType>create</ChangeType>")]
    [InlineData("<Event>change_external_tag</Event><ChangeType>delete</ChangeType><TagType>tag</TagType>")]
    [InlineData("<Event>template_card_event</Event><FromUserName>a</FromUserName>")]
    [InlineData("<InfoType>suite_ticket</InfoType><SuiteTicket>x</SuiteTicket><TimeStamp>1</TimeStamp>")]
    [InlineData("")]
    public void What_is_new_or_incomplete_is_kept_whole(string fields)
    {
        var unknown = Parse(fields, "<List><Item>1</Item><Item><Deep>2</Deep></Item></List>").ShouldBeOfType<UnknownCallback>();

        unknown.Fields.ShouldContain(new KeyValuePair<string, string>("List/Item", "1"));
        unknown.Fields.ShouldContain(new KeyValuePair<string, string>("List/Item/Deep", "2"));
        unknown.DedupeKey.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void The_order_of_the_elements_does_not_matter()
    {
        string[] fields =
        [
            .. Header,
            "<Event>change_external_chat</Event>", "<ChangeType>update</ChangeType>", "<ChatId>wrA</ChatId>",
            "<UpdateDetail>del_member</UpdateDetail>", "<QuitScene>0</QuitScene>", "<MemChangeCnt>1</MemChangeCnt>",
            "<MemChangeList><Item>wmA</Item></MemChangeList>", "<CurMemVer>v</CurMemVer>",
        ];
        var expected = (GroupChatCallback)Parse(fields);

        Prop.ForAll(Gen.Shuffle(fields).ToArbitrary(), shuffled =>
        {
            var read = (GroupChatCallback)Parse(shuffled);
            read.ChangedPeople.ShouldBe(expected.ChangedPeople);
            (read with { ChangedPeople = expected.ChangedPeople }).ShouldBe(expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Repeated_deliveries_have_one_key_and_different_events_of_one_second_have_different_ones()
    {
        string[] keys =
        [
            Contact("add_external_contact", customer: "wmA").DedupeKey,
            Contact("add_external_contact", customer: "wmB").DedupeKey,
            Contact("del_follow_user", customer: "wmA").DedupeKey,
            Event("change_external_chat", "update", "<ChatId>wrA</ChatId>", "<CurMemVer>1</CurMemVer>").DedupeKey,
            Event("change_external_chat", "update", "<ChatId>wrA</ChatId>", "<CurMemVer>2</CurMemVer>").DedupeKey,
            Event("change_external_chat", "update", "<ChatId>wrB</ChatId>", "<CurMemVer>1</CurMemVer>").DedupeKey,
            Event("change_external_tag", "update", "<Id>etA</Id>", "<TagType>tag</TagType>").DedupeKey,
            Event("change_external_tag", "update", "<Id>etB</Id>", "<TagType>tag</TagType>").DedupeKey,
            Event("brand_new", "x", "<A>1</A>").DedupeKey,
            Event("brand_new", "x", "<A>2</A>").DedupeKey,
        ];

        keys.Distinct().Count().ShouldBe(keys.Length);
        Contact("add_external_contact", customer: "wmA").DedupeKey.ShouldBe(keys[0]);
        keys[0].ShouldContain("wmA");
    }

    [Fact]
    public void A_key_stays_short_whatever_the_fields_hold()
    {
        var longText = new string('x', 5_000);

        Event(longText, longText, $"<Id>{longText}</Id>").DedupeKey.Length.ShouldBeLessThan(300);
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><Event>&a;</Event></xml>")]
    public void What_is_not_safe_xml_is_refused(string xml) =>
        Should.Throw<CallbackRejectedException>(() => CallbackEvent.Parse(xml)).Reason.ShouldBe(CallbackRejection.Malformed);

    private static CallbackEvent Parse(params IEnumerable<string> fields) => CallbackEvent.Parse($"<xml>{string.Concat(fields)}</xml>");

    private static CallbackEvent Event(string name, string change, params IEnumerable<string> fields) =>
        Parse([.. Header, $"<Event>{name}</Event>", $"<ChangeType>{change}</ChangeType>", .. fields]);

    private static DirectoryCallback Directory(string change, params IEnumerable<string> fields) =>
        Event("change_contact", change, fields).ShouldBeOfType<DirectoryCallback>();

    private static CallbackEvent Contact(string change, params string[] fields) =>
        Event("change_external_contact", change, ["<UserID>zhangsan</UserID>", "<ExternalUserID>wmA</ExternalUserID>", .. fields]);

    private static CallbackEvent Contact(string change, string customer) =>
        Event("change_external_contact", change, "<UserID>zhangsan</UserID>", $"<ExternalUserID>{customer}</ExternalUserID>");
}
