using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Domain.Models;

namespace PrivateTraffic.Api.Features.Models;

/// <summary>The model that a request means: the one that it holds, a template, or a version.</summary>
internal sealed class ModelSource(ModelStore models, TemplateShelf templates)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="ValidationException">The request holds a model that cannot be used, or not exactly one.</exception>
    public async Task<SegmentationModel> ReadAsync(
        int corpId, JsonElement? document, string? template, int? version, CancellationToken cancellation)
    {
        if ((document is null ? 0 : 1) + (template is null ? 0 : 1) + (version is null ? 0 : 1) != 1)
        {
            throw RuleTexts.Broken("model", "请只提供 model、template、version 之一。", "Send one of model, template and version.");
        }

        if (template is not null)
        {
            return (templates.Find(template) ?? throw new ProblemException(ProblemCode.UnknownTemplate, template)).Model;
        }

        if (version is { } number)
        {
            var stored = await models.FindAsync(corpId, number, cancellation);
            return (stored ?? throw new ProblemException(ProblemCode.UnknownModel, number)).Model;
        }

        var reading = ModelDocument.TryRead(document!.Value);
        return reading.Model
            ?? throw new ValidationException(reading.Problems.Select(p => new ValidationFailure("model", p.En) { CustomState = p }));
    }
}
