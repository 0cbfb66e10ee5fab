using PrivateTraffic.Domain.Texts;
using static PrivateTraffic.Domain.Matrix.InteractionBand;
using static PrivateTraffic.Domain.Matrix.PurchaseStage;

namespace PrivateTraffic.Domain.Matrix;

/// <summary>The words of <see cref="CellGuide"/>.</summary>
internal static class CellGuideTexts
{
    private static readonly LocalizedText Sales = new("销售 / 导购", "Sales staff");
    private static readonly LocalizedText Community = new("社群运营", "Community manager");
    private static readonly LocalizedText Operations = new("运营经理", "Operations manager");

    public static IEnumerable<CellGuide> All =>
    [
        new(
            new(Silent, Potential),
            new("沉睡线索", "Dormant lead"),
            new("加了好友还没买过，近期也没有互动，多半已经忘了当初为什么添加。", "Added, never bought, and silent lately: most have forgotten why they added us."),
            Community,
            new("用低成本的内容换来一次互动，不急着成交。", "Win one interaction with content that costs little; a sale can wait."),
            [
                new("按添加来源分批，发一条和来源有关的内容，不群发促销。", "Go by the channel they came from and send something that belongs to it, no promotion."),
                new("开口用一句好回答的话，比如二选一；有回应再交给销售。", "Open with something easy to answer, such as a choice of two; hand over to sales once they reply."),
                new("连发三次没有回应，就降到每月一次，免得被删除。", "After three messages without an answer write once a month, so as not to be removed."),
            ]),
        new(
            new(Silent, First),
            new("首购沉睡", "Bought once, silent"),
            new("不久前买过一次，之后没有互动：东西带走了，人没有留下。", "Bought once not long ago and has been silent since: the goods left, the contact did not stay."),
            Sales,
            new("做完一次售后回访，把对话接上。", "Make the after-sales call and pick up the conversation."),
            [
                new("只问用得怎么样，不带推销；有问题先解决。", "Ask only how it is going, sell nothing; solve a problem first if there is one."),
                new("发一条和所购商品有关的用法或保养提醒。", "Send a tip on using or caring for what they bought."),
                new("记下答复，在快用完的时候再联系。", "Note the answer and come back when it is about to run out."),
            ]),
        new(
            new(Silent, Repurchase),
            new("静默老客", "Quiet regular"),
            new("买过多次，仍在购买周期内，只是不互动：关系靠商品维系。", "Has bought several times and is still within the cycle, but does not interact: the goods keep the tie."),
            Sales,
            new("保住复购，不打扰，让对方需要时想得起您。", "Keep the purchases coming without disturbing; be remembered when needed."),
            [
                new("少发内容，只在补货、到货和售后时联系。", "Write little: on refills, arrivals and service only."),
                new("每季度问候一次，提醒还没用的会员权益。", "Send a greeting each quarter with the benefits not used yet."),
                new("盯住末次购买日，离流失线还有两周时主动联系。", "Watch the last purchase and get in touch two weeks before they would lapse."),
            ]),
        new(
            new(Silent, Lapsed),
            new("流失客户", "Lost customer"),
            new("买过，但很久没再买，也没有互动，回来的可能性不大。", "Bought once upon a time, neither buys nor interacts now; a return is unlikely."),
            Community,
            new("低成本挽回一次，弄清原因，不行就放下。", "Try once at low cost to win them back, learn the reason, then let go."),
            [
                new("按历史消费排序：金额高的由原销售一对一联系，其余发一条群发。", "Sort by past spending: those who spent most hear from their own contact, the rest get one group message."),
                new("先问原因，再给回来的理由；两次没有回应就停。", "Ask for the reason before giving one to come back; stop after two messages without an answer."),
                new("把流失原因记成备注，每月汇总给运营。", "Note the reasons and hand them to operations every month."),
            ]),
        new(
            new(Low, Potential),
            new("观望线索", "Onlooker"),
            new("偶尔打开内容或点个赞，还没下过单：有点兴趣，需求不明确。", "Opens or likes something now and then, never ordered: some interest, no clear need."),
            Sales,
            new("问清需求，给一个门槛低的首单理由。", "Find out what they need and make the first order easy."),
            [
                new("看最近打开和点赞了什么，顺着那个话题聊。", "See what they opened or liked lately and talk about that."),
                new("用一个具体的问题问清用途、预算和时间，写进备注和标签。", "Ask one concrete question on use, budget and time; put the answer into remark and tags."),
                new("发一份对得上需求的资料或小样，两天后跟进一次。", "Send a paper or sample that fits, and follow up once two days later."),
            ]),
        new(
            new(Low, First),
            new("首购浅交", "Bought once, little contact"),
            new("买过一次，偶尔互动：还在试用您，习惯没有形成。", "Bought once and interacts now and then: still trying us out, no habit yet."),
            Sales,
            new("帮对方用起来，约好复购提醒。", "Help them use what they bought and agree on a reminder."),
            [
                new("收货后一周内问一次使用感受，有问题当天解决。", "Ask how it goes within a week of delivery and solve problems the same day."),
                new("征得同意，按用完的周期约一次提醒。", "With their consent, set one reminder for when it runs out."),
                new("推荐一件搭配着用的，讲用法，少讲折扣。", "Suggest one thing that goes with it; speak of use rather than discounts."),
            ]),
        new(
            new(Low, Repurchase),
            new("稳定老客", "Steady regular"),
            new("持续复购，偶尔互动：认可商品，交流不多。", "Keeps buying and interacts now and then: likes the goods, talks little."),
            Sales,
            new("稳住购买节奏，多带一个品类。", "Hold the rhythm and add one category."),
            [
                new("按购买间隔提前几天提醒补货。", "Remind them of a refill some days before their usual interval ends."),
                new("每次只推荐一个相邻品类，说清为什么适合。", "Suggest one neighbouring category at a time and say why it fits."),
                new("邀请进老客群，用群里的内容带动互动。", "Invite them to the regulars' group and let its content do the talking."),
            ]),
        new(
            new(Low, Lapsed),
            new("待唤醒老客", "To be woken"),
            new("买过，久未再买，偶尔还会看看：没有走远。", "Bought, not for a long time, but still has a look now and then: not far away."),
            Sales,
            new("借一个真实的由头，促成一次回归购买。", "Use a real occasion to bring about one purchase."),
            [
                new("用换季、新品、到货这类真实由头开口，提到上次买的东西。", "Open with a season, a novelty or an arrival, and mention what they bought last."),
                new("给一份老客回归礼，写明期限，只发一次。", "Offer a gift for returning, with a date, once."),
                new("没有回应就过一个月再试，别连着发。", "If there is no answer wait a month; do not send again and again."),
            ]),
        new(
            new(Medium, Potential),
            new("意向线索", "Warm lead"),
            new("互动不少，一直没下单：有意向，卡在价格、信任或选择上。", "Interacts a good deal without ordering: interested, held back by price, trust or choice."),
            Sales,
            new("找出一个阻塞点并解开，促成首单。", "Find the obstacle, remove it, win the first order."),
            [
                new("用侧边栏的阻塞点话术，问清卡在哪一步。", "Ask where it sticks with the obstacle scripts of the sidebar."),
                new("一次只解决一个顾虑：嫌贵给小规格，不放心给真实评价，难选只留两款。", "Take one worry at a time: a small size for price, real reviews for trust, two options for choice."),
                new("约好下一步的时间，到点跟进，不提前催。", "Agree on a time for the next step, keep it, and do not press before."),
            ]),
        new(
            new(Medium, First),
            new("培育中的新客", "New buyer, engaged"),
            new("买过一次，互动稳定：对商品和服务都满意，正是培养第二单的时候。", "Bought once and stays in touch: content with goods and service, ready to be led to a second order."),
            Sales,
            new("在复购窗口内促成第二单。", "Win the second order while the window is open."),
            [
                new("回顾首单的使用效果，给下一步的使用建议。", "Look back at the first purchase and suggest the next step."),
                new("推荐与首单搭配的一两件，附一个老客价。", "Suggest one or two things that go with it at a price for customers."),
                new("成交后邀请写一句评价或晒单。", "After the sale ask for a line of review or a picture."),
            ]),
        new(
            new(Medium, Repurchase),
            new("忠诚老客", "Loyal regular"),
            new("常买，也常互动：信任已经建立。", "Buys often and stays in touch: trust is there."),
            Sales,
            new("拓宽品类，升级会员权益。", "Widen the categories and raise the membership."),
            [
                new("每月看一次购买记录，按缺的品类推荐。", "Look at their orders once a month and suggest what is missing."),
                new("差一点升级时告诉对方还差多少。", "When they are close to the next level, say how much is missing."),
                new("新品先给他们看，听听意见。", "Show them novelties first and ask what they think."),
            ]),
        new(
            new(Medium, Lapsed),
            new("可挽回老客", "Winnable"),
            new("很久没买，互动还稳定：多半是需求变了，或在别家买。", "Has not bought for long but stays in touch: the need has changed, or another shop has them."),
            Sales,
            new("问清停买的原因，对症给出回归方案。", "Find out why they stopped and answer exactly that."),
            [
                new("直接而客气地问一句：最近没见您回购，是哪里没做好？", "Ask plainly and kindly: we have not seen an order lately; what could we have done better?"),
                new("是需求变了就换品类，是体验问题先补救再谈购买。", "Offer another category if the need has changed; make good first if something went wrong."),
                new("回归后两周内再回访一次，防止再次流失。", "After they return call once more within two weeks, so that they stay."),
            ]),
        new(
            new(High, Potential),
            new("热聊未购", "Close, not bought"),
            new("互动很频繁，却还没买：关系到位，差一个合适的方案或时机。", "Interacts very often and has not bought: the relation is there, the right offer or moment is not."),
            Sales,
            new("一周内给出专属方案，完成首单。", "Make a personal offer within a week and win the first order."),
            [
                new("由最熟的成员一对一沟通，把聊过的需求汇成一份简短方案。", "Let the member who knows them best turn what was said into a short plan."),
                new("给首单一个真实的期限或赠品，说一次就好。", "Give the first order a real date or gift, and say so once."),
                new("确认只聊不买的，转为口碑和转介绍培养。", "Those who like to talk and will not buy can still recommend: lead them there."),
            ]),
        new(
            new(High, First),
            new("高潜新客", "Promising new buyer"),
            new("买过一次，互动又很频繁，离成为老客只差第二单。", "Bought once and interacts very often: one order away from being a regular."),
            Sales,
            new("尽快完成第二单，邀请进用户群。", "Win the second order soon and invite them to the group."),
            [
                new("趁热回访首单体验，把问题一次答清。", "Ask about the first purchase while it is fresh and answer all questions at once."),
                new("结合聊到的需求，推荐一件马上用得上的。", "From what was said, suggest one thing they can use now."),
                new("邀请进用户群，介绍几位同样用法的老客。", "Invite them to the group and introduce customers who use it the same way."),
            ]),
        new(
            new(High, Repurchase),
            new("核心铁粉", "Core fan"),
            new("常买也常聊，收入和口碑都靠他们。", "Buys often and talks often: revenue and reputation rest on them."),
            Operations,
            new("守住体验，培养成口碑推荐人。", "Guard their experience and make them advocates."),
            [
                new("指定专人维护，优先回复，新品和名额先告诉他们。", "Give them one contact, answer them first, tell them of novelties first."),
                new("邀请内测、评价和老带新，给实在的权益。", "Invite them to try, review and bring friends, for benefits that are worth something."),
                new("控制触达：一周主动联系不超过两次。", "Do not overdo it: at most two messages a week on our side."),
            ]),
        new(
            new(High, Lapsed),
            new("活跃流失", "Active, not buying"),
            new("常来互动，却很久没买：关系还热，钱花到了别处，值得优先挽回。", "Interacts often, has not bought for long: the relation is warm, the money goes elsewhere; win these back first."),
            Sales,
            new("一对一问出原因，两周内促成回归购买。", "Learn the reason in person and win an order within two weeks."),
            [
                new("由原销售打一通电话或发一段语音，只聊近况和需求。", "Let their own contact call or send a voice message about how things are, no offer."),
                new("按原因给方案：价格、选品、售后，各有对应的人跟进。", "Answer by reason: price, range or service each have somebody who follows up."),
                new("回归后升为重点客户，当月再回访一次。", "Treat them as a key customer after the return and call again within the month."),
            ]),
    ];
}
