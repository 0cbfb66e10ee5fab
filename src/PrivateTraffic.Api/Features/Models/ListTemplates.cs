using MediatR;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Scripts;
using PrivateTraffic.Domain.Templates;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>The industry templates to start from.</summary>
/// <param name="Templates">Those that can be used, by key.</param>
/// <param name="Problems">What is wrong with the files of others.</param>
public sealed record TemplatesResponse(IReadOnlyList<TemplateResponse> Templates, IReadOnlyList<TemplateProblemResponse> Problems);

/// <summary>An industry template.</summary>
/// <param name="Key">Its name in addresses and on the command line.</param>
/// <param name="Name">The trade.</param>
/// <param name="Description">How customers of the trade buy, and whom the template suits.</param>
/// <param name="Model">The model.</param>
/// <param name="Obstacles">What most often keeps customers from the next step.</param>
/// <param name="Reasons">Why the numbers are what they are.</param>
public sealed record TemplateResponse(
    string Key,
    LocalizedText Name,
    LocalizedText Description,
    SegmentationModel Model,
    IReadOnlyList<TemplateObstacleResponse> Obstacles,
    IReadOnlyList<TemplateReason> Reasons);

/// <summary>An obstacle that matters in a trade.</summary>
/// <param name="Key">The obstacle.</param>
/// <param name="Name">Its name.</param>
/// <param name="Why">How it shows in the trade.</param>
public sealed record TemplateObstacleResponse(string Key, LocalizedText Name, LocalizedText Why);

/// <summary>What is wrong with the file of a template.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Zh">What is wrong, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record TemplateProblemResponse(string File, string Zh, string En);

/// <summary>Lists the industry templates.</summary>
public static class ListTemplates
{
    public sealed record Query : IRequest<TemplatesResponse>;

    internal sealed class Handler(TemplateShelf shelf) : IRequestHandler<Query, TemplatesResponse>
    {
        public Task<TemplatesResponse> Handle(Query request, CancellationToken cancellationToken)
        {
            var (templates, problems) = shelf.Read();
            return Task.FromResult(new TemplatesResponse(
                [.. templates.Select(Of)],
                [.. problems.Select(p => new TemplateProblemResponse(p.File, p.Text.Zh, p.Text.En))]));
        }

        private static TemplateResponse Of(IndustryTemplate template) => new(
            template.Key,
            template.Name,
            template.Description,
            template.Model,
            [
                .. template.Obstacles.Select(o => new TemplateObstacleResponse(
                    o.Key, Obstacle.All.Single(known => known.Key == o.Key).Name, o.Why)),
            ],
            template.Reasons);
    }
}
