using PrivateTraffic.WeCom.Bills;
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

/// <summary>WeCom's server API in the name of one app, by area. Thread-safe; holds nothing to dispose of.</summary>
public interface IWeComClient
{
    WeComApp App { get; }

    IMembers Members { get; }

    ICustomers Customers { get; }

    ICorpTags Tags { get; }

    IGroupChats GroupChats { get; }

    IMoments Moments { get; }

    IBills Bills { get; }

    IStatistics Statistics { get; }

    /// <summary>From the app to members.</summary>
    IAppMessages AppMessages { get; }

    /// <summary>From members to customers and groups, after the members' confirmation.</summary>
    IMassMessages MassMessages { get; }

    IWelcomeMessages WelcomeMessages { get; }

    IMedia Media { get; }

    IJsSdk JsSdk { get; }

    IOAuth OAuth { get; }
}
