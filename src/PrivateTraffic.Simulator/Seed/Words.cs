namespace PrivateTraffic.Simulator.Seed;

/// <summary>The words that names and texts of the demo company are put together from. Nobody and nothing real is meant.</summary>
internal static class Words
{
    public static readonly (string Han, string Latin)[] Surnames =
    [
        ("林", "Lin"), ("陈", "Chen"), ("沈", "Shen"), ("许", "Xu"), ("顾", "Gu"), ("江", "Jiang"), ("苏", "Su"), ("叶", "Ye"), ("程", "Cheng"), ("夏", "Xia"),
        ("温", "Wen"), ("陆", "Lu"), ("宋", "Song"), ("唐", "Tang"), ("乔", "Qiao"), ("方", "Fang"), ("白", "Bai"), ("安", "An"), ("梁", "Liang"), ("周", "Zhou"),
    ];

    public static readonly (string Han, string Latin)[] GivenSyllables =
    [
        ("晨", "chen"), ("宁", "ning"), ("佳", "jia"), ("一", "yi"), ("书", "shu"), ("然", "ran"), ("可", "ke"), ("子", "zi"), ("雨", "yu"), ("禾", "he"),
        ("知", "zhi"), ("夏", "xia"), ("南", "nan"), ("星", "xing"), ("文", "wen"), ("安", "an"), ("乐", "le"), ("青", "qing"), ("言", "yan"), ("小", "xiao"),
    ];

    public static readonly string[] NickFirst =
    [
        "软糖", "晚风", "南山", "柚子", "星野", "半夏", "云朵", "薄荷", "晴天", "小满", "海盐", "芝士", "初雪", "森林", "月亮", "樱桃", "抹茶", "橘子", "西瓜", "清酒",
        "麦芽", "白桃", "秋水", "蓝莓", "可可", "豆沙", "木棉", "青柠", "糯米", "栗子", "山茶", "浅川", "北岸", "拾光", "暖阳", "听雨",
    ];

    public static readonly string[] NickSecond =
    [
        "小熊", "同学", "汽水", "不加糖", "日记", "旅人", "先生", "小姐", "妈妈", "的猫", "拿铁", "少年", "小鹿", "阿姨", "泡芙", "玩家", "收藏家", "小铺", "爱吃饭", "晒太阳",
        "想睡觉", "在路上", "小兔", "布丁", "星球", "来了", "很甜", "不迟到", "慢慢走", "先森",
    ];

    public static readonly string[] LatinNicks =
    [
        "Momo", "Cici", "Luna", "Nemo", "Kiki", "Yoyo", "Bobo", "Coco", "Miya", "Lulu", "Toto", "Nana", "Vivi", "Pipi", "Zoe", "Ivy", "Mia", "Leo", "Sky", "Kay",
    ];

    public static readonly string[] Emoji = ["🌸", "🍀", "🌙", "☀️", "🐱", "🍓", "✨", "🐳", "🌈", "🧸", "🍑", "🎈"];

    public static readonly string[] RightToLeft = ["نور", "ياسمين", "أمل", "שקד", "נועם", "ליאור"];

    public static readonly string[] Awkward =
        ["A&B <小店>", "\"引号\"同学", "反斜\\杠", "。", "　", "😶‍🌫️", "👨‍👩‍👧‍👦一家", "O'Neil 'demo'", "Z̷a̷l̷g̷o̷", "ｆｕｌｌ宽"];

    public static readonly string[] Regions = ["华东", "华南", "华北", "西南", "华中", "东北", "西北"];

    public static readonly string[] RegionsInEnglish = ["East", "South", "North", "Southwest", "Central", "Northeast", "Northwest"];

    public static readonly string[] Companies = ["示例贸易", "样本科技", "演示餐饮", "模拟教育", "范例传媒", "虚构物流"];

    public static readonly string[] Positions = ["采购经理", "运营主管", "店长", "行政", "合伙人", "助理"];

    /// <summary>Goods categories with the median price in fen.</summary>
    public static readonly (string Name, int MedianPrice)[] Categories =
    [
        ("护肤", 18_900), ("彩妆", 12_900), ("母婴", 21_900), ("零食", 5_900), ("家居", 15_900), ("服饰", 23_900), ("数码配件", 9_900), ("运动", 26_900),
    ];

    public static readonly string[] ShopChannels = ["小程序商城", "门店", "直播间", "电话订购", "公众号"];

    public static readonly string[] PersonalTags = ["老顾客", "爱砍价", "周末有空", "有娃", "送礼多", "怕打扰", "爱聊天", "附近住"];

    public static readonly string[] Remarks = ["已到店", "朋友介绍", "活动来的", "要新品通知", "看过样品", "常买", "备孕", "送妈妈"];

    public static readonly string[] Descriptions =
        ["偏好清淡款，不喜欢电话", "每月初发工资后下单", "上次反馈尺码偏小", "关注赠品，适合套装", "孩子三岁，常问母婴用品", "只在晚上回复消息"];

    public static readonly string[] CustomerLines =
    [
        "这款还有货吗？", "好的，谢谢～", "多少钱呀", "周末有活动吗？", "已经下单啦", "收到了，挺喜欢的", "能帮我留一件吗", "尺码偏大还是偏小？", "快递到哪里了", "有没有新品推荐",
        "先看看，再联系你", "朋友也想要一份", "可以开发票吗", "优惠券怎么用", "🙏🙏",
    ];

    public static readonly string[] MemberLines =
    [
        "您好，请问有什么可以帮您？", "有的，今天下单明天发货", "这周会员日，满 199 减 30", "给您发个链接看看～", "好的，我帮您登记", "新品到店了，第一时间告诉您", "可以的，我来安排",
        "最近用得怎么样？", "已为您备注，放心", "周末到店有小样领取", "快递单号稍后发您", "好的，祝您生活愉快！",
    ];

    public static readonly string[] MomentLines =
    [
        "会员日来啦，满 199 减 30，今晚截止。", "新品到店，第一批试用名额 20 个。", "换季护理小贴士：先补水，再锁水。", "周末到店打卡，送定制帆布袋。", "老客户返场专区上线，点开看看有没有你想要的。",
        "今日上新清单，评论区告诉我你最喜欢哪一件。", "门店周年庆，感谢一路相伴。", "开箱实拍：和图片一样好看。",
    ];
}
