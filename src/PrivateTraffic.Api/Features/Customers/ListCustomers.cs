using System.Globalization;
using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data;
using PrivateTraffic.Data.Placements;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Matrix;

namespace PrivateTraffic.Api.Features.Customers;

/// <summary>The people behind a cell or a stage, a page at a time, in the order in which we came to know them.</summary>
public static class ListCustomers
{
    public const int DefaultLimit = 50;

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Visibility">Whose customers are listed.</param>
    /// <param name="Cell">A cell; null for all.</param>
    /// <param name="Lifecycle">A lifecycle stage; null for all.</param>
    /// <param name="After"><see cref="CustomerPage.Next"/> of the page before; null for the first.</param>
    /// <param name="Limit">1 to 100.</param>
    public sealed record Query(int CorpId, Visibility Visibility, string? Cell, string? Lifecycle, string? After, int Limit) : IRequest<CustomerPage>;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Limit).InclusiveBetween(1, 100).Says("limit 应为 1 到 100。", "limit must be 1 to 100.");
            RuleFor(q => q.After).Must(a => a is null || TryParse(a, out _))
                .Says("after 应为上一页给出的 next。", "after must be the next of the page before.");
            RuleFor(q => q.Cell).Must(c => c is null || MatrixCell.TryParse(c, out _))
                .Says("没有这个矩阵单元；应写作 high.repurchase 的形式。", "There is no such matrix cell; one is written like high.repurchase.");
            RuleFor(q => q.Lifecycle).Must(l => l is null || StageOf(l) is not null).Says(
                "没有这个生命周期阶段；可用：introduction、growth、mature、silent、churn。",
                "There is no such lifecycle stage; there are introduction, growth, mature, silent and churn.");
        }
    }

    internal sealed class Handler(PrivateTrafficDb db, PlacementIndex index, CustomerLines lines) : IRequestHandler<Query, CustomerPage>
    {
        public async Task<CustomerPage> Handle(Query request, CancellationToken cancellationToken)
        {
            var placements = await index.ReadAsync(request.CorpId, cancellationToken);
            var within = await request.Visibility.CustomersAsync(db, request.CorpId, cancellationToken);
            var isWanted = Filter(request);
            var after = TryParse(request.After, out var last) ? last : 0;
            var ids = placements.People(isWanted, after, request.Limit + 1, within);
            var page = ids.Take(request.Limit).ToArray();
            var rows = await lines.ReadAsync(request.CorpId, page, placements, cancellationToken);
            return new CustomerPage(
                rows,
                ids.Count > request.Limit ? page[^1].ToString(CultureInfo.InvariantCulture) : null,
                placements.Count(isWanted, within));
        }

        private static Func<PlacementRecord, bool> Filter(Query request)
        {
            var cell = MatrixCell.TryParse(request.Cell, out var parsed) ? parsed.Index : (int?)null;
            var stage = request.Lifecycle is null ? null : StageOf(request.Lifecycle);
            return record => (cell is null || record.CellIndex == cell) && (stage is null || record.Stage == stage);
        }
    }

    internal static bool TryParse(string? after, out long id) =>
        long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private static LifecycleStage? StageOf(string key)
    {
        foreach (var stage in Enum.GetValues<LifecycleStage>())
        {
            if (LifecycleRules.KeyOf(stage) == key)
            {
                return stage;
            }
        }

        return null;
    }
}
