using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Rfm;

namespace PrivateTraffic.Domain.Previews;

/// <summary>Where a customer stands under two models on the same day.</summary>
/// <param name="Id">The number of the customer.</param>
/// <param name="NetAmount">What they paid in all, in fen.</param>
/// <param name="CellBefore">The cell under the model in effect.</param>
/// <param name="CellAfter">The cell under the other one.</param>
/// <param name="StageBefore">The lifecycle stage under the model in effect.</param>
/// <param name="StageAfter">The lifecycle stage under the other one.</param>
/// <param name="ValueBefore">What RFM sees in the window of the model in effect; null without an order in it.</param>
/// <param name="ValueAfter">What RFM sees in the window of the other one.</param>
public readonly record struct ComparedCustomer(
    long Id,
    long NetAmount,
    MatrixCell CellBefore,
    MatrixCell CellAfter,
    LifecycleStage StageBefore,
    LifecycleStage StageAfter,
    RfmFacts? ValueBefore,
    RfmFacts? ValueAfter)
{
    /// <summary>Whether cell or stage differ.</summary>
    public bool Moves => CellBefore != CellAfter || StageBefore != StageAfter;
}
