using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Domain.Tests.Matrix;

public sealed class MatrixCellTests
{
    [Fact]
    public void There_are_sixteen_cells_and_each_is_found_by_its_key_and_its_index()
    {
        MatrixCell.All.Count.ShouldBe(16);
        for (var i = 0; i < 16; i++)
        {
            MatrixCell.All[i].Index.ShouldBe(i);
            MatrixCell.TryParse(MatrixCell.All[i].Key, out var cell).ShouldBeTrue();
            cell.ShouldBe(MatrixCell.All[i]);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("high")]
    [InlineData("High.Repurchase")]
    public void Any_other_key_names_no_cell(string? key) => MatrixCell.TryParse(key, out _).ShouldBeFalse();
}
