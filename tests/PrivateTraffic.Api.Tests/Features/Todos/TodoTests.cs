using System.Net;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Reports;
using PrivateTraffic.Api.Features.Todos;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Facts;
using PrivateTraffic.Data.Todos;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Api.Tests.Features.Todos;

public sealed class TodoTests(PulledCompany pulled, CompanyCopy copy) : IClassFixture<CompanyCopy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whom_to_win_back_are_those_of_the_recall_list_whom_the_member_has()
    {
        await using var own = await pulled.CopyAsync();
        string[] buyers =
        [
            .. await WithoutOrdersAsync(own, own.Facts.CustomersOf(own.Cast.Staff), 3),
            .. await WithoutOrdersAsync(own, own.Facts.CustomersOf(own.Cast.OtherStaff, unknownTo: own.Cast.Staff), 2),
        ];
        await BuyLongAgoAsync(own, buyers);
        using var manager = await own.Api.SignInAsync(own.Cast.Manager);
        using var staff = await own.Api.SignInAsync(own.Cast.Staff);

        var recall = (await manager.GetAsync<RfmResponse>("/api/v1/reports/rfm")).Recall.Customers;
        var todos = (await staff.GetAsync<TodosResponse>("/api/v1/todos")).Items.Where(t => t.Kind == TodoKind.Recall).ToList();

        var ids = todos.ConvertAll(t => t.ExternalUserId);
        ids.ShouldNotBeEmpty();
        ids.ShouldBeSubsetOf(own.Facts.CustomersOf(own.Cast.Staff));
        todos.ShouldAllBe(t => recall.Single(c => c.CustomerId == t.CustomerId).Priority == t.Priority);
        recall.Count(c => todos.TrueForAll(t => t.CustomerId != c.CustomerId))
            .ShouldBeGreaterThan(0, "the list has customers of others too");
        todos[0].Reason.ShouldMatch("^重要挽留：累计 [0-9,]+ 元，已 [0-9]+ 天没有下单$");
    }

    [Fact]
    public async Task A_stage_that_ends_soon_is_the_one_that_the_card_says_will_change()
    {
        using var staff = await pulled.Api.SignInAsync(pulled.Cast.Staff);

        var todos = await staff.GetAsync<TodosResponse>("/api/v1/todos?within=7");
        var fewer = await staff.GetAsync<TodosResponse>("/api/v1/todos?within=1");

        var ends = todos.Items.Where(t => t.Kind == TodoKind.StageEnds).ToList();
        ends.ShouldNotBeEmpty();
        foreach (var todo in ends)
        {
            var why = (await staff.GetAsync<CardResponse>($"/api/v1/contacts/{todo.ExternalUserId}/card")).Standing!.Why.Lifecycle;
            new[] { why.SilentOn, why.ChurnOn }.ShouldContain(todo.Occasion);
            todo.Occasion.ShouldBeInRange(todos.Today.AddDays(1), todos.Today.AddDays(7));
        }

        fewer.Items.Where(t => t.Kind == TodoKind.StageEnds).ShouldAllBe(t => t.Occasion == todos.Today.AddDays(1));
        await staff.ProblemAsync("/api/v1/todos?within=31", 400, "invalid");
    }

    [Fact]
    public async Task What_is_done_goes_away_what_is_put_off_comes_back_and_a_mark_can_be_taken_back()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var before = await staff.GetAsync<TodosResponse>("/api/v1/todos");
        var (one, other) = (before.Items[0], before.Items[1]);

        await MarkAsync(staff, one, TodoState.Done);
        (await MarkAsync(staff, other, TodoState.Later, 2)).Until.ShouldBe(before.Today.AddDays(2));
        var after = await staff.GetAsync<TodosResponse>("/api/v1/todos");

        (after.Total, after.DoneToday, after.Later).ShouldBe((before.Total - 2, 1, 1));
        after.Items.ShouldNotContain(t => t.CustomerId == one.CustomerId && t.Kind == one.Kind);
        await MarkAsync(staff, one, TodoState.Open);
        (await staff.GetAsync<TodosResponse>("/api/v1/todos")).Items
            .ShouldContain(t => t.CustomerId == one.CustomerId && t.Kind == one.Kind);
        await using var db = copy.Api.Open();
        await db.TodoMarks.ExecuteUpdateAsync(m => m.SetProperty(x => x.Until, before.Today), Cancellation);
        (await staff.GetAsync<TodosResponse>("/api/v1/todos")).Items
            .ShouldContain(t => t.CustomerId == other.CustomerId && t.Kind == other.Kind);
    }

    [Fact]
    public async Task Who_wrote_is_on_the_list_until_a_script_was_sent()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var customer = copy.Facts.CustomersOf(copy.Cast.Staff).Last();
        var number = (await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card")).CustomerId;
        await using var db = copy.Api.Open();
        var at = copy.Company.Now.UtcDateTime.AddMinutes(-30);
        await db.WriteAsync(() => db.InsertNewAsync(
            [
                new RecordedInteraction
                {
                    CorpId = 1, Source = "archive", SourceId = "m1", CustomerId = number, Kind = InteractionKind.Chat, OccurredAt = at,
                },
            ], Cancellation), Cancellation);

        var asked = (await staff.GetAsync<TodosResponse>("/api/v1/todos")).Items
            .Single(t => t.Kind == TodoKind.Reply && t.CustomerId == number);
        asked.Reason.ShouldBe("今天发来消息，之后没有发过话术");
        var script = (await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card")).Scripts[0].Key;
        using var sent = await staff.PostAsync("/api/v1/script-sends", new Api.Features.Scripts.RecordSend.Request(
            Guid.NewGuid(), customer, script, Data.Scripts.SendOutcome.Sent, WasEdited: false));
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);

        (await staff.GetAsync<TodosResponse>("/api/v1/todos")).Items
            .ShouldNotContain(t => t.Kind == TodoKind.Reply && t.CustomerId == number);
    }

    [Fact]
    public async Task Nobody_marks_somebody_elses_customer_or_says_later_without_a_day()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        using var owner = await copy.Api.SignInAsync(copy.Cast.OtherStaff);
        var other = copy.Facts.CustomersOf(copy.Cast.OtherStaff, unknownTo: copy.Cast.Staff).First();
        var number = (await owner.GetAsync<CardResponse>($"/api/v1/contacts/{other}/card")).CustomerId;

        using var foreign = await staff.PostAsync(
            "/api/v1/todos/marks", new MarkTodo.Request(number, TodoKind.Recall, new(2026, 1, 1), TodoState.Done));
        using var never = await staff.PostAsync(
            "/api/v1/todos/marks", new MarkTodo.Request(1, TodoKind.Recall, new(2026, 1, 1), TodoState.Later));

        await foreign.ShouldBeProblemAsync(403, "not-your-customer");
        (await never.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["days"]);
    }

    private static async Task<MarkTodo.Response> MarkAsync(Browser staff, TodoResponse todo, TodoState state, int? days = null)
    {
        using var response = await staff.PostAsync(
            "/api/v1/todos/marks", new MarkTodo.Request(todo.CustomerId, todo.Kind, todo.Occasion, state, days));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.ReadAsync<MarkTodo.Response>();
    }

    /// <summary>Customers buy once, for much money, and then not for most of a year.</summary>
    private static async Task BuyLongAgoAsync(CopiedCompany own, IReadOnlyList<string> customers)
    {
        await using var db = own.Api.Open();
        await db.WriteAsync(
            () => new FactStore(db, BusinessCalendar.Shanghai).SaveAsync(
                1,
                [
                    .. customers.Select(c => new NewOrder(
                        new IdentityKey(IdentityKind.ExternalUserId, c),
                        "old",
                        $"old-{c}",
                        own.Company.Now.UtcDateTime.AddDays(-300),
                        false,
                        90_000_000)),
                ],
                Cancellation),
            Cancellation);
    }

    private static async Task<List<string>> WithoutOrdersAsync(CopiedCompany own, IEnumerable<string> customers, int count)
    {
        await using var db = own.Api.Open();
        var ids = customers.ToList();
        return await db.Contacts.Where(c => ids.Contains(c.ExternalUserId) && !db.Orders.Any(o => o.CustomerId == c.CustomerId))
            .Select(c => c.ExternalUserId).Take(count).ToListAsync(Cancellation);
    }
}
