using PrivateTraffic.WeCom.Ids;

namespace PrivateTraffic.WeCom.Customers;

/// <summary>A page of <see cref="ICustomers.ListByMembersAsync"/>.</summary>
/// <param name="Items">Up to 100 pairs.</param>
/// <param name="NextCursor">See <see cref="Page{T}"/>.</param>
/// <param name="UnlicensedMembers">
/// Members whose customers are left out because they lack an interface licence; empty for ordinary in-house apps.
/// </param>
public sealed record CustomerPage(IReadOnlyList<CustomerOfMember> Items, string NextCursor, IReadOnlyList<MemberId> UnlicensedMembers)
    : Page<CustomerOfMember>(Items, NextCursor);
