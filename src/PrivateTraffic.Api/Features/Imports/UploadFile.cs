using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Imports;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>Takes a file in and begins to check it. Nothing is written before somebody says so.</summary>
public static class UploadFile
{
    private const int LongestName = 200;

    /// <param name="CorpId">Our number of the corp.</param>
    /// <param name="Kind">What the rows are.</param>
    /// <param name="Name">What the file is called.</param>
    /// <param name="Body">Its bytes.</param>
    public sealed record Command(int CorpId, ImportKind Kind, string Name, Stream Body) : IRequest<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(LongestName)
            .Says("应为 1 到 200 个字符的文件名。", "This must be the name of a file, of 1 to 200 characters.");
    }

    internal sealed class Handler(CorpRegistry corps, ImportDesk desk) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var corp = await corps.FindAsync(request.CorpId, cancellationToken) ?? throw new ProblemException(ProblemCode.NotFound);
            ImportOptions options = request.Kind == ImportKind.Orders ? new OrderImportOptions() : new InteractionImportOptions();
            return (await desk.ReceiveAsync(corp, request.Name, options, request.Body, cancellationToken)).Id;
        }
    }
}
