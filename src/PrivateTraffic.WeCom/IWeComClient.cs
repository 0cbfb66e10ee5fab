using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.JsSdk;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.OAuth;

namespace PrivateTraffic.WeCom;

/// <summary>WeCom's server API in the name of one app, by area. Thread-safe; holds nothing to dispose of.</summary>
public interface IWeComClient
{
    WeComApp App { get; }

    IMembers Members { get; }

    ICustomers Customers { get; }

    IJsSdk JsSdk { get; }

    IOAuth OAuth { get; }
}
