namespace PrivateTraffic.Domain.Labels.Categories;

/// <summary>What a customer bought of one category on a day.</summary>
/// <param name="Category">The category, as the source names it.</param>
/// <param name="Day">The business day.</param>
/// <param name="NetAmount">Paid minus refunded, in fen, at least 0.</param>
public readonly record struct CategoryPurchase(string Category, DateOnly Day, long NetAmount);
