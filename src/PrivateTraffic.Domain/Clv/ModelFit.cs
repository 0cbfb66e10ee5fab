namespace PrivateTraffic.Domain.Clv;

/// <summary>A model fitted by maximum likelihood.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <param name="Model">The model at the highest likelihood found.</param>
/// <param name="LogLikelihood">ln of that likelihood, over all customers.</param>
/// <param name="Customers">The customers fitted to.</param>
/// <param name="IsIdentified">
/// Whether the data tell the parameters: none is at the bound of the search, and starts that reach the same likelihood reach the same
/// parameters. A model that is not identified predicts nothing.
/// </param>
public sealed record ModelFit<TModel>(TModel Model, double LogLikelihood, int Customers, bool IsIdentified);
