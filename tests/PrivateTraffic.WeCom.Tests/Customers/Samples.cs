namespace PrivateTraffic.WeCom.Tests.Customers;

/// <summary>Answers of the customer APIs, shaped as documented, with fields of the future in between.</summary>
internal static class Samples
{
    /// <summary>externalcontact/get (D92114).</summary>
    public const string Customer =
        """
        {
          "errcode": 0, "errmsg": "ok", "brand_new_field": {"x": [1, 2, {"y": null}]},
          "external_contact": {
            "external_userid": "woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA ", "name": "李四😀", "position": "Manager",
            "avatar": "http://p.qlogo.cn/bizmail/x/0", "corp_name": "腾讯", "corp_full_name": "腾讯科技有限公司",
            "type": 2, "gender": "1", "unionid": "ozynqsulJFCZ2z1aYeS8h-nuasdAAA",
            "external_profile": {"external_attr": [
              {"type": 0, "name": "文本名称", "text": {"value": "文本"}},
              {"type": 1, "name": "网页名称", "web": {"url": "http://www.test.com", "title": "标题"}},
              {"type": 2, "name": "测试app", "miniprogram": {"appid": "wx8bd80126147df384", "pagepath": "/index",
               "title": "my miniprogram"}}]}
          },
          "follow_user": [
            {
              "userid": "rocky", "remark": "李部长", "description": "对接采购事务", "createtime": 1525779812,
              "tags": [
                {"group_name": "标签分组名称", "tag_name": "标签名称1", "tag_id": "etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA", "type": 1},
                {"group_name": "标签分组名称", "tag_name": "标签名称2", "type": 2},
                {"group_name": "标签分组名称", "tag_name": "标签名称3", "tag_id": "stAJ2GCAAAXtWyujaWJHDDGi0mACHAAA", "type": 3}],
              "remark_corp_name": "腾讯科技", "remark_mobiles": ["13800000001", "13000000002"], "oper_userid": "rocky",
              "add_way": 10, "wechat_channels": {"nickname": "视频号名称", "source": 1}, "state": "teststate"
            },
            {"userid": "tommy", "remark": null, "description": "", "createtime": "1525881637", "tags": null, "add_way": 999}
          ]
        }
        """;

    /// <summary>externalcontact/batch/get_by_user (D92994).</summary>
    public const string BatchOfficial =
        """
        {
          "errcode": 0, "errmsg": "ok",
          "external_contact_list": [{
            "external_contact": {"external_userid": "woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA", "name": "李四", "type": 1, "gender": 1},
            "follow_info": {"userid": "rocky", "remark": "李部长", "createtime": 1525779812,
              "tag_id": ["etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA"], "remark_mobiles": ["13800000001"], "add_way": 3, "oper_userid": "woX"}}],
          "next_cursor": "", "fail_info": {"unlicensed_userid_list": ["zhangsan"]}
        }
        """;

    /// <summary>A page of pairs with these customers.</summary>
    public static string Batch(string nextCursor, params string[] customers)
    {
        var pairs = customers.Select(id =>
            $$$"""
            {"external_contact":{"external_userid":"{{{id}}}","name":"n","type":1},
             "follow_info":{"userid":"zhangsan","createtime":1700000000}}
            """);
        return $$"""{"errcode":0,"errmsg":"ok","external_contact_list":[{{string.Join(',', pairs)}}],"next_cursor":"{{nextCursor}}"}""";
    }
}
