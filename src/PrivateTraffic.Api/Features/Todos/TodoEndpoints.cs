using MediatR;
using PrivateTraffic.Api.Access;
using PrivateTraffic.Api.Boundary;

namespace PrivateTraffic.Api.Features.Todos;

internal static class TodoEndpoints
{
    public static void MapTodos(this IEndpointRouteBuilder api)
    {
        api.MapGet("/todos", async (int? within, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = new GetTodos.Query(CurrentMember.Of(context), within ?? GetTodos.DefaultWithin, RequestLanguage.Of(context));
            return new Answer<TodosResponse>(await mediator.Send(query, cancellation));
        }).Answers<TodosResponse>(problems: 400);

        api.MapPost("/todos/marks", async (
            Body<MarkTodo.Request> body, HttpContext context, IMediator mediator, CancellationToken cancellation) =>
            new Answer<MarkTodo.Response>(await mediator.Send(new MarkTodo.Command(CurrentMember.Of(context), body.Value), cancellation)))
            .Answers<MarkTodo.Response>(problems: AnswerExtensions.BodyProblems);
    }
}
