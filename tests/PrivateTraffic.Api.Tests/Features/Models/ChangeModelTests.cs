using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Api.Features.Matrix;
using PrivateTraffic.Api.Features.Models;
using PrivateTraffic.Api.Tests.World;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Sync.Corps;
using PrivateTraffic.Sync.Placements;

namespace PrivateTraffic.Api.Tests.Features.Models;

public sealed class ChangeModelTests(PulledCompany pulled)
{
    private static readonly object Brisk = new
    {
        lifecycle = new { silentAfterDays = 7, churnAfterDays = 14 },
        interaction = new { medium = 2, high = 4 },
    };


    private static readonly int[] OneWinner = [200, 409];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applying_a_model_does_what_its_preview_said_and_leaves_the_past_as_it_was()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var preview = await ReadModelTests.PreviewAsync(manager, new { model = Brisk });
        var before = await TransitionsAsync(copy.Api);

        var applied = await ApplyAsync(manager, new { model = Brisk, note = " spring " });

        applied.ShouldBe(applied with
        {
            Number = 1,
            IsNew = true,
            From = new DateOnly(2026, 3, 2),
            Restores = null,
            Placed = preview.Total,
            Moved = preview.Moved.Count,
        });
        applied.Withdrawn.ShouldBeEmpty();
        var matrix = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");
        var lifecycle = await manager.GetAsync<LifecycleResponse>("/api/v1/lifecycle");
        matrix.Model.ShouldBe(1);
        matrix.Cells.Select(c => c.Count).ShouldBe(preview.Cells.Places.Select(p => p.After));
        lifecycle.Stages.Select(s => s.Count).ShouldBe(preview.Stages.Places.Select(p => p.After));
        var after = await TransitionsAsync(copy.Api);
        after.Take(before.Count).ShouldBe(before, "moves of the past are never rewritten");
        after.Count.ShouldBe(before.Count + (int)preview.Moved.Count);
        after.Skip(before.Count).ShouldAllBe(t => t.EndsWith(" 2026-03-02 by 1", StringComparison.Ordinal));
        var version = (await manager.GetAsync<ModelsResponse>("/api/v1/models")).Versions[0];
        (version.Number, version.State, version.CreatedBy, version.Note, version.CreatedAt)
            .ShouldBe((1, ModelState.Current, copy.Cast.Manager.ToLowerInvariant(), "spring", copy.Company.Now.UtcDateTime));
        (await manager.GetAsync<MatrixResponse>("/api/v1/matrix?asOf=2026-03-01")).Model
            .ShouldBe(0, "a past day has the model of its time");
    }

    [Theory]
    [InlineData("thresholds")]
    [InlineData("reports/rfm")]
    [InlineData("reports/validity")]
    [InlineData("reports/clv")]
    public async Task Reports_without_a_day_follow_a_change_at_once_and_those_of_a_past_day_do_not(string report)
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await ApplyAsync(manager, new { model = Brisk });

        var now = await manager.GetAsync<JsonElement>($"/api/v1/{report}");
        var past = await manager.GetAsync<JsonElement>($"/api/v1/{report}?asOf=2026-03-01");

        (now.GetProperty("asOf").GetString(), now.GetProperty("model").GetInt32()).ShouldBe(("2026-03-01", 1));
        (past.GetProperty("asOf").GetString(), past.GetProperty("model").GetInt32()).ShouldBe(("2026-03-01", 0));
    }

    [Fact]
    public async Task Placing_everybody_again_after_a_change_moves_nobody()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await ApplyAsync(manager, new { model = Brisk });

        (await PlaceAsync(copy.Api, everybody: false)).Placed.ShouldBe(0, "everybody has been placed when it was applied");
        (await PlaceAsync(copy.Api, everybody: true)).Moved.ShouldBe(0);
    }

    [Fact]
    public async Task A_model_that_is_in_effect_is_not_applied_again()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await ApplyAsync(manager, new { model = Brisk });

        var again = await ApplyAsync(manager, new { model = Brisk, note = "once more" });

        (again.Number, again.IsNew, again.Placed).ShouldBe((1, false, null));
        (await manager.GetAsync<ModelsResponse>("/api/v1/models")).Latest.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_for_a_later_day_waits_for_its_day_and_then_places_everybody_once()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var applied = await ApplyAsync(manager, new { model = Brisk, from = "2026-03-04" });

        (applied.Number, applied.Placed, applied.Moved).ShouldBe((1, null, null));
        (await PlaceAsync(copy.Api, everybody: false)).Placed.ShouldBe(0);
        (await StateAsync(copy)).ShouldBe((0, ModelState.Planned));
        await copy.Company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        await PlaceAsync(copy.Api, everybody: false);
        (await StateAsync(copy)).ShouldBe((0, ModelState.Planned));
        await copy.Company.AdvanceAsync(TimeSpan.FromDays(1), Cancellation);
        using var later = await copy.Api.SignInAsync(copy.Cast.Manager);
        var preview = await ReadModelTests.PreviewAsync(later, new { version = 0 });
        var counts = await PlaceAsync(copy.Api, everybody: false);

        (await StateAsync(copy)).ShouldBe((1, ModelState.Current));
        counts.Placed.ShouldBeGreaterThanOrEqualTo(preview.Total);
        (await PlaceAsync(copy.Api, everybody: false)).Placed.ShouldBe(0, "once is enough");
        var matrix = await later.GetAsync<MatrixResponse>("/api/v1/matrix");
        (matrix.Model, matrix.Cells.Sum(c => c.Count)).ShouldBe((1, preview.Total));
        matrix.Cells.Select(c => c.Count).ShouldBe(preview.Cells.Places.Select(p => p.Before));
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2027-03-04")]
    [InlineData("0001-01-01")]
    public async Task A_day_that_has_passed_or_is_far_away_is_refused(string day)
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);
        manager.Speak("en");

        using var response = await manager.PostAsync("/api/v1/models", new { model = Brisk, from = day });

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors!["from"].ShouldHaveSingleItem()
            .ShouldStartWith($"from is {day}; it must be 2026-03-02, which is today, to 2027-03-03");
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused()
    {
        using var manager = await pulled.Api.SignInAsync(pulled.Cast.Manager);

        using var response = await manager.PostAsync("/api/v1/models", new { model = Brisk, note = new string('长', 501) });

        (await response.ShouldBeProblemAsync(400, "invalid")).Errors!.Keys.ShouldBe(["note"]);
    }

    [Fact]
    public async Task Rolling_back_is_a_new_version_with_the_old_document()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        var before = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");
        await ApplyAsync(manager, new { model = Brisk });

        var rolledBack = await RollBackAsync(manager, 0, new { note = "too strict" });

        (rolledBack.Number, rolledBack.IsNew, rolledBack.Restores).ShouldBe((2, true, 0));
        var models = await manager.GetAsync<ModelsResponse>("/api/v1/models");
        models.Versions.Select(v => (v.Number, v.State, v.Restores, v.Note))
            .ShouldBe([(2, ModelState.Current, 0, "too strict"), (1, ModelState.Past, null, null), (0, ModelState.Past, null, null)]);
        (await manager.GetAsync<ModelResponse>("/api/v1/models/2")).Model.ShouldBe(new SegmentationModel());
        (await manager.GetAsync<ModelResponse>("/api/v1/models/1")).Model.Lifecycle.SilentAfterDays.ShouldBe(7, "history is not rewritten");
        var after = await manager.GetAsync<MatrixResponse>("/api/v1/matrix");
        after.Cells.ShouldBe(before.Cells);
        var diff = await manager.GetAsync<ModelDiffResponse>("/api/v1/models/diff?from=1&to=current");
        (diff.From, diff.To, diff.IsEqual).ShouldBe((1, 2, false));
        diff.Differences.Select(d => (d.Path, From: d.From!.Value.GetInt32(), To: d.To!.Value.GetInt32())).ShouldBe(
        [
            ("interaction.medium", 2, 3), ("interaction.high", 4, 8), ("lifecycle.silentAfterDays", 7, 18),
            ("lifecycle.churnAfterDays", 14, 27),
        ]);
        diff.Differences[2].Zh.ShouldBe("沉默阈值（天）");
        using var unknown = await manager.PostAsync("/api/v1/models/9/rollback", new { });
        await unknown.ShouldBeProblemAsync(404, "unknown-model");
    }

    [Fact]
    public async Task A_planned_model_is_withdrawn_by_the_next_decision()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        await ApplyAsync(manager, new { model = Brisk, from = "2026-03-10" });

        var cancelled = await RollBackAsync(manager, 0, new { });

        (cancelled.Number, cancelled.IsNew).ShouldBe((2, true));
        cancelled.Withdrawn.ShouldBe([1]);
        (await manager.GetAsync<ModelsResponse>("/api/v1/models")).Versions.Select(v => (v.Number, v.State))
            .ShouldBe([(2, ModelState.Current), (1, ModelState.Withdrawn), (0, ModelState.Past)]);
        await copy.Company.AdvanceAsync(TimeSpan.FromDays(9), Cancellation);
        (await StateAsync(copy)).ShouldBe((2, ModelState.Current));
    }

    [Fact]
    public async Task Of_two_who_apply_at_once_one_wins_and_the_other_is_told()
    {
        await using var copy = await pulled.CopyAsync();
        using var manager = await copy.Api.SignInAsync(copy.Cast.Manager);
        using var administrator = await copy.Api.SignInAsync(copy.Cast.Administrator);
        administrator.Speak("en");

        var answers = await Task.WhenAll(
            manager.PostAsync("/api/v1/models", new { model = new { lifecycle = new { silentAfterDays = 5 } }, after = 0 }),
            administrator.PostAsync("/api/v1/models", new { model = new { lifecycle = new { silentAfterDays = 6 } }, after = 0 }));

        answers.Select(a => (int)a.StatusCode).Order().ShouldBe(OneWinner);
        using var loser = answers.Single(a => !a.IsSuccessStatusCode);
        (await loser.ShouldBeProblemAsync(409, "model-changed")).Title.ShouldContain("1");
        using var winner = answers.Single(a => a.IsSuccessStatusCode);
        (await winner.ReadAsync<AppliedResponse>()).Number.ShouldBe(1);
        (await manager.GetAsync<ModelsResponse>("/api/v1/models")).Latest.ShouldBe(1);
    }

    private static async Task<AppliedResponse> ApplyAsync<T>(Browser manager, T request)
    {
        using var response = await manager.PostAsync("/api/v1/models", request);
        return await response.ReadAsync<AppliedResponse>();
    }

    private static async Task<AppliedResponse> RollBackAsync<T>(Browser manager, int number, T request)
    {
        using var response = await manager.PostAsync($"/api/v1/models/{number}/rollback", request);
        return await response.ReadAsync<AppliedResponse>();
    }

    /// <summary>
    /// The version in effect and the state of the latest one, asked by somebody who has just signed in: sessions end with the day.
    /// </summary>
    private static async Task<(int Current, ModelState Latest)> StateAsync(CopiedCompany company)
    {
        using var manager = await company.Api.SignInAsync(company.Cast.Manager);
        var models = await manager.GetAsync<ModelsResponse>("/api/v1/models");
        return (models.Current, models.Versions[0].State);
    }

    private static async Task<Data.Placements.PlacementCounts> PlaceAsync(ApiFactory api, bool everybody) => await api.Get<PlacementRun>()
        .RunAsync(await api.Get<CorpRegistry>().DefaultAsync(Cancellation), everybody, asOf: null, progress: null, Cancellation);

    private static async Task<IReadOnlyList<string>> TransitionsAsync(ApiFactory api)
    {
        await using var db = api.Open();
        var transitions = await db.Transitions.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Cancellation);
        return [.. transitions.Select(t => string.Create(
            CultureInfo.InvariantCulture,
            $"{t.CustomerId} {t.FromCell}/{t.FromStage} {t.ToCell}/{t.ToStage} {t.Day:yyyy-MM-dd} by {t.ModelVersion}"))];
    }
}
