using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Api.Features.Audiences;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Imports;
using PrivateTraffic.Api.Features.Labels;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Features.Notes;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Api.Features.Scripts;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Features.Tags;
using PrivateTraffic.Api.Features.Todos;
using PrivateTraffic.Api.Pages;
using PrivateTraffic.Data;
using PrivateTraffic.Sync;
using PrivateTraffic.WeCom.Settings;

namespace PrivateTraffic.Api.Hosting;

/// <summary>Adds the product to an application.</summary>
public static class PrivateTrafficServices
{
    /// <summary>
    /// Adds everything the product needs. It shares the application's container and process, and leaves its defaults alone: JSON, cookies,
    /// authorization and data protection of the application stay as they are.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The product's configuration: the section that holds <c>Data</c>, <c>Corps</c>, <c>WeCom</c>, <c>Sync</c> and <c>Access</c>.</param>
    /// <param name="configure">What the application does its own way.</param>
    public static IServiceCollection AddPrivateTraffic(
        this IServiceCollection services, IConfiguration configuration, Action<PrivateTrafficOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = new PrivateTrafficOptions();
        configure?.Invoke(options);
        return services
            .AddSingleton(options)
            .AddPrivateTrafficData(configuration)
            .AddPrivateTrafficSync(configuration)
            .AddAccess(configuration)
            .AddSlices()
            .AddFeatures(configuration)
            .AddOpenApi(OpenApiDocument.Name, OpenApiDocument.Configure);
    }

    private static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<AccessOptions>>(new AnnotatedSettings<AccessOptions>(AccessOptions.Section));
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<SessionCookie>()
            .AddSingleton<RoleDirectory>()
            .AddSingleton<CurrentMember>()
            .AddSingleton<SignInAddress>()
            .AddScoped<IProblemSource, DatabaseProblems>()
            .AddSingleton<IProblemSource, WeComProblems>();
    }

    /// <summary>MediatR, its handlers, and what every request passes on the way to them.</summary>
    private static IServiceCollection AddSlices(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateRequest<,>));
        Type[] kinds = [typeof(IRequestHandler<,>), typeof(IValidator<>)];
        foreach (var type in typeof(PrivateTrafficServices).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var service in type.GetInterfaces().Where(i => i.IsGenericType && kinds.Contains(i.GetGenericTypeDefinition())))
            {
                services.AddScoped(service, type);
            }
        }

        return services;
    }

    private static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<TagOptions>(configuration.GetSection(TagOptions.Section))
        .AddSingleton(new PageFiles(Path.Combine(AppContext.BaseDirectory, "web")))
        .AddSingleton<ScriptShelf>()
        .AddScoped<Census>()
        .AddScoped<HistoryScan>()
        .AddSingleton<TemplateShelf>()
        .AddSingleton<ImportDesk>()
        .AddScoped<ModelSource>()
        .AddScoped<ModelChanges>()
        .AddScoped<LabelFactReader>()
        .AddScoped<Standings>()
        .AddScoped<CustomerLines>()
        .AddScoped<AudienceAnswers>()
        .AddScoped<CustomerParts>()
        .AddSingleton<CardStandings>()
        .AddScoped<CardSubjects>()
        .AddScoped(s => new Lazy<CardSubjects>(s.GetRequiredService<CardSubjects>))
        .AddScoped<CardFactsReader>()
        .AddSingleton<Suggestions>()
        .AddScoped<TagSheet>()
        .AddScoped<TagQueue>()
        .AddScoped<NoteBook>()
        .AddSingleton<RecallThresholds>()
        .AddScoped<OwnCustomers>();
}
