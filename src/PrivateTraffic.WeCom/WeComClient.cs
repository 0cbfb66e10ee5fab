using PrivateTraffic.WeCom.Bills;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Groups;
using PrivateTraffic.WeCom.JsSdk;
using PrivateTraffic.WeCom.Media;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.Messages;
using PrivateTraffic.WeCom.Moments;
using PrivateTraffic.WeCom.OAuth;
using PrivateTraffic.WeCom.Statistics;
using PrivateTraffic.WeCom.Tags;

namespace PrivateTraffic.WeCom;

internal sealed class WeComClient(WeComApp app, ICallSender sender, IJsSdk jsSdk) : IWeComClient
{
    public WeComApp App { get; } = app;

    public IMembers Members { get; } = new MembersClient(sender);

    public ICustomers Customers { get; } = new CustomersClient(sender);

    public ICorpTags Tags { get; } = new CorpTagsClient(sender);

    public IGroupChats GroupChats { get; } = new GroupChatsClient(sender);

    public IMoments Moments { get; } = new MomentsClient(sender);

    public IBills Bills { get; } = new BillsClient(sender);

    public IStatistics Statistics { get; } = new StatisticsClient(sender);

    public IAppMessages AppMessages { get; } = new AppMessagesClient(sender, app);

    public IMassMessages MassMessages { get; } = new MassMessagesClient(sender);

    public IWelcomeMessages WelcomeMessages { get; } = new WelcomeMessagesClient(sender);

    public IMedia Media { get; } = new MediaClient(sender);

    public IJsSdk JsSdk { get; } = jsSdk;

    public IOAuth OAuth { get; } = new OAuthClient(sender, app);
}
