using PrivateTraffic.Testing;

namespace PrivateTraffic.Api.Tests.World;

/// <summary>A copy of the pulled company for the tests of one class, which may change what is stored but not the company itself.</summary>
public sealed class CompanyCopy(PulledCompany pulled) : IAsyncLifetime
{
    private CopiedCompany? copy;

    public SimulatedCompany Company => copy!.Company;

    public ApiFactory Api => copy!.Api;

    public Cast Cast => Api.Cast;

    /// <inheritdoc cref="CopiedCompany.Facts"/>
    internal TrueFacts Facts => copy!.Facts;

    public async ValueTask InitializeAsync() => copy = await pulled.CopyAsync();

    public ValueTask DisposeAsync() => copy!.DisposeAsync();
}
