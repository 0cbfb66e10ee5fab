using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.JsSdk;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.OAuth;

namespace PrivateTraffic.WeCom;

internal sealed class WeComClient(WeComApp app, ICallSender sender, IJsSdk jsSdk) : IWeComClient
{
    public WeComApp App { get; } = app;

    public IMembers Members { get; } = new MembersClient(sender);

    public ICustomers Customers { get; } = new CustomersClient(sender);

    public IJsSdk JsSdk { get; } = jsSdk;

    public IOAuth OAuth { get; } = new OAuthClient(sender, app);
}
