using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Cards;
using PrivateTraffic.Api.Features.Customers;
using PrivateTraffic.Api.Features.Notes;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Reasons;

namespace PrivateTraffic.Api.Tests.Features.Notes;

public sealed class NoteTests(CompanyCopy copy) : IClassFixture<CompanyCopy>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_shown_with_its_author_and_in_the_timeline_and_lies_encrypted()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var customer = Customer(0);
        var id = Guid.NewGuid();

        var notes = await WriteAsync(staff, customer, new WriteNote.Request(id, " 女儿九月上小学 ", "lost.price"));

        var note = notes.Notes.ShouldHaveSingleItem();
        (note.Id, note.Text, note.IsMine, note.EditedAt, note.WrittenAt)
            .ShouldBe((id, "女儿九月上小学", true, null, copy.Company.Now.UtcDateTime));
        note.Reason.ShouldBe(new ReasonResponse("lost.price", ReasonKind.Lost, "嫌贵没买"));
        notes.Reasons.Count.ShouldBe(CustomerReason.All.Count);
        var number = (await staff.GetAsync<CardResponse>($"/api/v1/contacts/{customer}/card")).CustomerId;
        var entry = (await staff.GetAsync<TimelinePage>($"/api/v1/customers/{number}/timeline?kind=note")).Items.ShouldHaveSingleItem();
        (entry.Kind, entry.Title, entry.Text, entry.Member).ShouldBe((TimelineKind.Note, "嫌贵没买", "女儿九月上小学", note.By));
        await using var db = copy.Api.Open();
        var stored = await db.CustomerNotes.SingleAsync(n => n.Id == id, Cancellation);
        Encoding.UTF8.GetString(stored.Text!).ShouldNotContain("小学");
    }

    [Fact]
    public async Task Told_twice_a_note_is_written_once()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var request = new WriteNote.Request(Guid.NewGuid(), "一", null);

        await WriteAsync(staff, Customer(1), request);
        var notes = await WriteAsync(staff, Customer(1), request with { Text = "二" });

        notes.Notes.ShouldHaveSingleItem().Text.ShouldBe("一");
    }

    [Fact]
    public async Task Its_author_changes_and_deletes_it()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var id = Guid.NewGuid();
        await WriteAsync(staff, Customer(2), new WriteNote.Request(id, "原来的", null));

        using var edited = await staff.PutAsync($"/api/v1/notes/{id}", new EditNote.Request(null, "won.trust"));
        using var deleted = await staff.DeleteAsync($"/api/v1/notes/{id}");

        var note = (await edited.ReadAsync<NotesResponse>()).Notes.ShouldHaveSingleItem();
        (note.Text, note.Reason!.Key, note.EditedAt).ShouldBe(("", "won.trust", copy.Company.Now.UtcDateTime));
        (await deleted.ReadAsync<NotesResponse>()).Notes.ShouldBeEmpty();
        using var again = await staff.DeleteAsync($"/api/v1/notes/{id}");
        await again.ShouldBeProblemAsync(403, "not-your-note");
    }

    [Fact]
    public async Task A_leader_reads_it_and_changes_nothing()
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        using var leader = await copy.Api.SignInAsync(copy.Cast.Leader);
        var id = Guid.NewGuid();
        await WriteAsync(staff, Customer(3), new WriteNote.Request(id, "只有作者能改", null));

        (await leader.GetAsync<NotesResponse>(NotesOf(Customer(3)))).Notes.ShouldHaveSingleItem().IsMine.ShouldBeFalse();
        using var edit = await leader.PutAsync($"/api/v1/notes/{id}", new EditNote.Request("改", null));
        using var delete = await leader.DeleteAsync($"/api/v1/notes/{id}");

        await edit.ShouldBeProblemAsync(403, "not-your-note");
        await delete.ShouldBeProblemAsync(403, "not-your-note");
        (await staff.GetAsync<NotesResponse>(NotesOf(Customer(3)))).Notes.ShouldHaveSingleItem().Text.ShouldBe("只有作者能改");
    }

    [Fact]
    public async Task Notes_on_somebody_elses_customer_are_neither_read_nor_written()
    {
        var other = copy.Facts.CustomersOf(copy.Cast.OtherStaff, unknownTo: copy.Cast.Staff).First();
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);
        var id = Guid.NewGuid();

        await staff.ProblemAsync(NotesOf(other), 403, "not-your-customer");
        using var response = await staff.PostAsync(NotesOf(other), new WriteNote.Request(id, "x", null));

        await response.ShouldBeProblemAsync(403, "not-your-customer");
        await staff.ProblemAsync(NotesOf("wm_forged"), 404, "unknown-customer");
        await using var db = copy.Api.Open();
        (await db.CustomerNotes.AnyAsync(n => n.Id == id, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", null, "text")]
    [InlineData("   ", null, "text")]
    [InlineData("x", "lost.weather", "reason")]
    public async Task A_note_that_says_nothing_or_names_a_reason_of_its_own_is_refused(string text, string? reason, string field)
    {
        using var staff = await copy.Api.SignInAsync(copy.Cast.Staff);

        using var response = await staff.PostAsync(NotesOf(Customer(4)), new WriteNote.Request(Guid.NewGuid(), text, reason));

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe([field]);
    }

    private static string NotesOf(string customer) => $"/api/v1/contacts/{customer}/notes";

    private static async Task<NotesResponse> WriteAsync(Browser staff, string customer, WriteNote.Request request)
    {
        using var response = await staff.PostAsync(NotesOf(customer), request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await response.ReadAsync<NotesResponse>();
    }

    /// <summary>One of the member's customers; each test has its own.</summary>
    private string Customer(int index) => copy.Facts.CustomersOf(copy.Cast.Staff).ElementAt(index);
}
