using FluentValidation;
using MediatR;
using PrivateTraffic.Api.Features.Links;
using PrivateTraffic.Api.Features.Notes;
using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Api.Hosting;

namespace PrivateTraffic.Api.Tests.Hosting;

public sealed class SliceConventions
{
    /// <summary>Commands that need no validator, and why.</summary>
    private static readonly Dictionary<Type, string> WithoutValidator = new()
    {
        [typeof(StartSync.Command)] = "its one value is a word of a list, which the reader of JSON checks",
        [typeof(DeleteNote.Command)] = "its one value is the id of a note, and any other is nobody's note",
        [typeof(OpenLink.Command)] = "any text may be a token; one that is not leads to the page that says so",
    };

    private static IEnumerable<Type> Types => typeof(PrivateTrafficServices).Assembly.GetTypes();

    private static IEnumerable<Type> Commands => Types.Where(t => t.Name == "Command" && t.IsAssignableTo(typeof(IBaseRequest)));

    [Fact]
    public void Every_command_has_a_validator_in_its_slice_or_a_stated_reason_for_none()
    {
        var withValidator = Commands.Where(c => c.DeclaringType!.GetNestedTypes(System.Reflection.BindingFlags.NonPublic)
            .Any(t => t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(c))));

        Commands.ShouldNotBeEmpty();
        Commands.Except(withValidator).ShouldBe(WithoutValidator.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_request_has_one_handler_in_its_slice()
    {
        var requests = Types.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IBaseRequest))).ToList();

        requests.Count.ShouldBeGreaterThan(8);
        foreach (var request in requests)
        {
            Types.Where(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                    .Any(i => i.GetGenericArguments()[0] == request))
                .ShouldHaveSingleItem(request.FullName).DeclaringType.ShouldBe(request.DeclaringType);
        }
    }
}
