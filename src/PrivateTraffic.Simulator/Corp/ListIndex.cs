using System.Runtime.InteropServices;

namespace PrivateTraffic.Simulator.Corp;

internal static class ListIndex
{
    /// <summary>Adds to the list under a key, making the list when it is the first.</summary>
    public static void AddTo<TKey, TItem>(this Dictionary<TKey, List<TItem>> lists, TKey key, TItem item)
        where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        list ??= [];
        list.Add(item);
    }
}
