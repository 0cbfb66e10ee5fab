using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Audiences;
using PrivateTraffic.Api.Features.Callbacks;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Clv;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Groups;
using PrivateTraffic.Api.Features.Health;
using PrivateTraffic.Api.Features.Imports;
using PrivateTraffic.Api.Features.JsSdk;
using PrivateTraffic.Api.Features.Labels;
using PrivateTraffic.Api.Features.Links;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Features.Notes;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Api.Features.Sessions;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Features.Tags;
using PrivateTraffic.Api.Features.Thresholds;
using PrivateTraffic.Api.Features.Todos;
using PrivateTraffic.Api.Pages;

namespace PrivateTraffic.Api.Hosting;

/// <summary>Mounts the product into an application.</summary>
public static class PrivateTrafficEndpoints
{
    /// <summary>
    /// Mounts every page and endpoint of the product below <paramref name="path"/>, <c>/</c> for the whole address space. Endpoints outside
    /// are not touched, and the application's own authorization policies do not apply to ours: see <see cref="PrivateTrafficOptions.Identity"/>.
    /// </summary>
    public static IEndpointConventionBuilder MapPrivateTraffic(this IEndpointRouteBuilder endpoints, string path = "/")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var prefix = path.TrimEnd('/');
        var product = endpoints.MapGroup(prefix).WithMetadata(new MountPath(prefix)).AllowAnonymous();
        var api = product.MapGroup("/api/v1").WithGroupName(OpenApiDocument.Name);
        api.MapSession();
        api.MapCards();
        api.MapScripts();
        api.MapTags();
        api.MapNotes();
        api.MapTodos();
        api.MapGroups();
        api.MapReports();
        api.MapThresholds();
        api.MapModels();
        api.MapSegmentReports();
        api.MapLabels();
        api.MapClv();
        api.MapCustomers();
        api.MapAudiences();
        api.MapSync();
        api.MapImports();
        api.MapJsSdk();
        api.MapLinks();
        api.MapDocument();
        api.MapFallback("/{**rest}", IResult () => throw new ProblemException(ProblemCode.NotFound)).Open().ExcludeFromDescription();
        product.MapSignIn();
        product.MapCallbacks();
        product.MapOpenings();
        product.MapHealth();
        product.MapPages();
        ((IEndpointConventionBuilder)product).Finally(RequestBoundary.Enclose);
        return product;
    }
}
