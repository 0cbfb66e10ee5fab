using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Boundary;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Sync.Imports;
using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Api.Features.Imports;

/// <summary>Checks an uploaded file again, read in the way that is asked for; what is not said is found out.</summary>
public static class CheckFile
{
    /// <param name="Map">Columns by field, where their names do not tell; an empty one leaves the field out.</param>
    /// <param name="DateForm">How dates are written: <c>dmy</c>, <c>mdy</c>, <c>excel</c> or a format.</param>
    /// <param name="Encoding">The encoding.</param>
    /// <param name="Customer">What the column of customers holds.</param>
    /// <param name="Unit">The unit of amounts.</param>
    /// <param name="Source">The name of the source under which the facts are kept; null for the usual one.</param>
    public sealed record Request(
        IReadOnlyDictionary<string, string>? Map = null,
        string? DateForm = null,
        FileEncoding? Encoding = null,
        IdentityKind? Customer = null,
        AmountUnit Unit = AmountUnit.Yuan,
        string? Source = null);

    public sealed record Command(int CorpId, Guid Id, Request Request) : IRequest;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Request.DateForm).Must(f => f is null || FormOf(f) is not null).OverridePropertyName("dateForm")
                .Says("应为 dmy、mdy、excel，或 dd/MM/yyyy 这样的格式。", "This must be dmy, mdy, excel, or a format such as dd/MM/yyyy.");
            RuleFor(c => c.Request.Source).Must(s => s is null || (s.Trim().Length is > 0 and <= ImportOptions.LongestSource))
                .OverridePropertyName("source")
                .Says("应为 1 到 32 个字符。", "This must have 1 to 32 characters.");
        }
    }

    internal sealed class Handler(ImportDesk desk) : RequestHandler<Command>
    {
        protected override void Handle(Command request)
        {
            var wanted = request.Request;
            desk.Check(desk.Find(request.CorpId, request.Id), options => Unit(options, wanted.Unit) with
            {
                Map = ColumnMap.Of(wanted.Map ?? new Dictionary<string, string>()),
                DateForm = wanted.DateForm is { } form ? FormOf(form) : null,
                Encoding = wanted.Encoding,
                CustomerKind = wanted.Customer,
                Source = wanted.Source?.Trim() ?? ImportOptions.UsualSource,
            });
        }

        private static ImportOptions Unit(ImportOptions options, AmountUnit unit) =>
            options is OrderImportOptions orders ? orders with { Unit = unit } : options;
    }

    private static DateForm? FormOf(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : DateForm.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
