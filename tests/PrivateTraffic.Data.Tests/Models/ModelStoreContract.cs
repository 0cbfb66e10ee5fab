using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Models;
using PrivateTraffic.Data.Tests.Providers;
using PrivateTraffic.Domain.Calendar;
using PrivateTraffic.Domain.Lifecycle;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Data.Tests.Models;

public abstract class ModelStoreContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 1, 20);
    private PrivateTrafficDb db = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_keeps_its_document_and_who_made_it_when_and_why()
    {
        await Store(db).AddAsync(
            database.Corp, Silent(7), Today.AddDays(3), Cancellation, new ModelChange("wangwei", "春季节奏变快", Restores: null));

        var version = (await Store(db).AllAsync(database.Corp, Cancellation)).ShouldHaveSingleItem();

        (version.Number, version.EffectiveFrom, version.CreatedBy, version.Note, version.Restores)
            .ShouldBe((1, Today.AddDays(3), "wangwei", "春季节奏变快", null));
        (await Store(db).FindAsync(database.Corp, 1, Cancellation))!.Model.ShouldBe(Silent(7));
        (await Store(db).FindAsync(database.Corp, 0, Cancellation))!.Model.ShouldBe(new SegmentationModel());
        (await Store(db).FindAsync(database.Corp, 2, Cancellation)).ShouldBeNull();
        (await Store(db).FindAsync(database.OtherCorp, 1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_store_and_the_timeline_agree_on_which_version_holds()
    {
        foreach (var (days, ahead) in new[] { (6, 0), (7, 8), (8, 3), (9, 3) })
        {
            await Store(db).AddAsync(database.Corp, Silent(days), Today.AddDays(ahead), Cancellation);
        }

        var timeline = await Store(db).TimelineAsync(database.Corp, BusinessCalendar.Shanghai, Cancellation);

        for (var day = Today.AddDays(-1); day < Today.AddDays(10); day = day.AddDays(1))
        {
            (await Store(db).InEffectAsync(database.Corp, day, Cancellation)).Number.ShouldBe(timeline.InEffect(day), $"{day:O}");
        }
    }

    [Fact]
    public async Task Of_those_who_change_the_same_version_at_once_one_wins_and_the_others_are_told()
    {
        const int People = 6;
        var results = await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            await using var own = database.Open();
            try
            {
                return await Store(own).AddAsync(database.Corp, Silent(5 + person), Today, Cancellation, new ModelChange(After: 0));
            }
            catch (ModelChangedException other)
            {
                return -other.Latest;
            }
        }));

        results.Order().ShouldBe([.. Enumerable.Repeat(-1, People - 1), 1]);
        (await Store(db).AllAsync(database.Corp, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_cannot_be_used_is_not_stored()
    {
        await Should.ThrowAsync<ArgumentException>(() => Store(db).AddAsync(database.Corp, Silent(0), Today, Cancellation));

        (await Store(db).AllAsync(database.Corp, Cancellation)).ShouldBeEmpty();
    }

    public async ValueTask InitializeAsync()
    {
        db = database.Open();
        await db.ModelVersions.ExecuteDeleteAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await db.DisposeAsync();
    }

    private static ModelStore Store(PrivateTrafficDb db) =>
        new(db, new ManualClock(new DateTimeOffset(2026, 1, 20, 4, 0, 0, TimeSpan.Zero)));

    private static SegmentationModel Silent(int days) => new() { Lifecycle = new LifecycleRules { SilentAfterDays = days } };
}

public sealed class SqliteModels(SqliteDatabase database) : ModelStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class PostgreSqlModels(PostgreSqlDatabase database) : ModelStoreContract(database), IClassFixture<PostgreSqlDatabase>;
