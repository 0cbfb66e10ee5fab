using FluentValidation;
using MediatR;

namespace PrivateTraffic.Api.Boundary;

/// <summary>Checks the shape of a request before its handler sees it.</summary>
internal sealed class ValidateRequest<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            await validator.ValidateAndThrowAsync(request, cancellationToken);
        }

        return await next();
    }
}
