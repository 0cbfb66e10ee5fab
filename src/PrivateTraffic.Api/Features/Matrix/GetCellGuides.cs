using MediatR;
using PrivateTraffic.Domain.Matrix;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Matrix;

/// <summary>What the cells of the matrix mean to the people who work with them.</summary>
/// <param name="Cells">All sixteen cells, in the order of the matrix.</param>
public sealed record CellGuidesResponse(IReadOnlyList<CellGuideResponse> Cells);

/// <summary>What a cell means and what to do with its customers.</summary>
/// <param name="Key">Such as <c>high.repurchase</c>.</param>
/// <param name="Name">What the customers of the cell are called.</param>
/// <param name="Meaning">Who they are.</param>
/// <param name="Owner">Who is responsible for them.</param>
/// <param name="Goal">What is to be reached with them next.</param>
/// <param name="Playbook">How, in steps to be taken in order.</param>
public sealed record CellGuideResponse(string Key, string Name, string Meaning, string Owner, string Goal, IReadOnlyList<string> Playbook);

/// <summary>The guides of all cells, in the reader's language.</summary>
public static class GetCellGuides
{
    /// <param name="Language">The language of the texts.</param>
    public sealed record Query(TextLanguage Language) : IRequest<CellGuidesResponse>;

    internal sealed class Handler : IRequestHandler<Query, CellGuidesResponse>
    {
        public Task<CellGuidesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var language = request.Language;
            return Task.FromResult(new CellGuidesResponse([.. CellGuide.All.Select(guide => new CellGuideResponse(
                guide.Cell.Key,
                guide.Name.In(language),
                guide.Meaning.In(language),
                guide.Owner.In(language),
                guide.Goal.In(language),
                [.. guide.Playbook.Select(step => step.In(language))]))]));
        }
    }
}
