namespace PrivateTraffic.Simulator.Endpoints;

internal static class WeComRoutes
{
    private static IEnumerable<ApiRoute> All =>
    [
        .. TokenEndpoints.Routes,
        .. DirectoryEndpoints.Routes,
        .. CustomerEndpoints.Routes,
        .. TagEndpoints.Routes,
        .. GroupEndpoints.Routes,
        .. GroupRecordEndpoints.Routes,
        .. StatisticsEndpoints.Routes,
        .. MomentEndpoints.Routes,
        .. MomentTaskEndpoints.Routes,
        .. MassMessageEndpoints.Routes,
        .. AppMessageEndpoints.Routes,
        .. ContactWayEndpoints.Routes,
        .. AcquisitionEndpoints.Routes,
        .. TransferEndpoints.Routes,
        .. MediaEndpoints.Routes,
        .. PaymentEndpoints.Routes,
        .. SignInEndpoints.Routes,
    ];

    /// <summary>Puts every API under /cgi-bin. The method is not looked at: a GET on a POST endpoint just comes without a body.</summary>
    public static void MapWeCom(this IEndpointRouteBuilder endpoints, ApiPipeline pipeline)
    {
        foreach (var route in All)
        {
            endpoints.Map("/cgi-bin/" + route.Api, http => pipeline.InvokeAsync(http, route));
        }
    }
}
