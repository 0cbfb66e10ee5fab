using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Domain.Matrix;

/// <summary>What a cell of the matrix means to the people who work with it: who its customers are, who looks after them, and how.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Name">What the customers of the cell are called; differs from cell to cell.</param>
/// <param name="Meaning">Who they are, in a sentence.</param>
/// <param name="Owner">Who is responsible for them.</param>
/// <param name="Goal">What is to be reached with them next.</param>
/// <param name="Playbook">How, in steps to be taken in order.</param>
public sealed record CellGuide(
    MatrixCell Cell,
    LocalizedText Name,
    LocalizedText Meaning,
    LocalizedText Owner,
    LocalizedText Goal,
    IReadOnlyList<LocalizedText> Playbook)
{
    /// <summary>The guides of all cells, in the order of <see cref="MatrixCell.All"/>.</summary>
    public static IReadOnlyList<CellGuide> All { get; } = [.. CellGuideTexts.All.OrderBy(guide => guide.Cell.Index)];

    /// <summary>The guide of a cell.</summary>
    public static CellGuide Of(MatrixCell cell) => All[cell.Index];
}
