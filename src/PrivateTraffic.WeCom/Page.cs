namespace PrivateTraffic.WeCom;

/// <summary>
/// One page of a listing. Store <see cref="NextCursor"/> in the transaction that stores <see cref="Items"/>: a pull that dies then resumes
/// there and repeats at most one page. Who can start over reads <c>pages.SelectMany(page => page.Items)</c>.
/// </summary>
/// <param name="Items">
/// May be shorter than the limit, or empty, while more pages follow: WeCom filters rows after it has cut the page (D93667).
/// </param>
/// <param name="NextCursor">Opaque; pass it back with the same filter. Empty at the end, never null.</param>
public record Page<T>(IReadOnlyList<T> Items, string NextCursor)
{
    /// <summary>True when nothing follows. The only sound test for the end: an empty page is not one.</summary>
    public bool IsLast => NextCursor.Length == 0;
}
