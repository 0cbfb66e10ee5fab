using System.Text;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Customers;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Pull;

public sealed class FullPullTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_pull_brings_exactly_what_is_true()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company);

        var run = await installation.PullAsync(RunKind.Full);

        run.FinishedAt.ShouldNotBeNull();
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task The_first_pull_is_full_whatever_was_asked_for_and_the_next_brings_what_has_changed()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company);
        (await installation.PullAsync(RunKind.Incremental)).Kind.ShouldBe(RunKind.Full);

        await company.AdvanceAsync(TimeSpan.FromDays(3), Cancellation);
        var second = await installation.PullAsync(RunKind.Incremental);

        second.Kind.ShouldBe(RunKind.Incremental);
        await using var db = installation.Open();
        var active = await db.FollowRelations.CountAsync(r => r.Status == RelationStatus.Active, Cancellation);
        var theirs = (await company.TruthAsync("relations", Cancellation))
            .Count(r => r.GetProperty("status").GetString() is "mutual" or "customer_left");
        active.ShouldBe(theirs);
        (await db.Interactions.MaxAsync(i => i.OccurredAt, Cancellation)).ShouldBeGreaterThan(company.Now.UtcDateTime.AddDays(-3));
    }

    [Fact]
    public async Task A_second_full_pull_finds_what_has_vanished_and_what_has_changed_without_a_callback()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company);
        await installation.PullAsync(RunKind.Full);

        await company.AdvanceAsync(TimeSpan.FromDays(20), Cancellation);
        await installation.PullAsync(RunKind.Full);

        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task No_name_remark_or_phone_stands_in_the_database_file()
    {
        await using var company = await SimulatedCompany.StartAsync(cancellation: Cancellation);
        await using var installation = await Installation.OnAsync(company);
        await installation.PullAsync(RunKind.Full);
        var texts = await PersonalTextsAsync(company);

        await using (var db = installation.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
        }

        var file = await File.ReadAllBytesAsync(Path.Combine(installation.Folder, "privatetraffic.db"), Cancellation);
        texts.Length.ShouldBeGreaterThan(500);
        foreach (var text in texts)
        {
            file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)).ShouldBe(-1, text);
        }
    }

    /// <summary>
    /// What customers are called and what members noted, where it is long enough to be looked for: three letters stand somewhere among a
    /// million random bytes, eight bytes do not.
    /// </summary>
    private static async Task<string[]> PersonalTextsAsync(SimulatedCompany company)
    {
        var customers = (await company.TruthAsync("customers", Cancellation)).Select(c => c.GetProperty("name").GetString()!);
        var relations = await company.TruthAsync("relations", Cancellation);
        var notes = relations.SelectMany(r => new[] { r.GetProperty("remark"), r.GetProperty("description") }).Select(n => n.GetString()!);
        var phones = relations.SelectMany(r => r.GetProperty("remark_mobiles").EnumerateArray()).Select(p => p.GetString()!);
        return [.. customers.Concat(notes).Concat(phones).Where(t => Encoding.UTF8.GetByteCount(t) >= 8).Distinct()];
    }
}
