using Microsoft.EntityFrameworkCore;
using PrivateTraffic.Data.Runs;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Sync.Tests.Faults;
using PrivateTraffic.Sync.Tests.World;
using PrivateTraffic.Testing;

namespace PrivateTraffic.Sync.Tests.Tags;

/// <summary>From a member's decision about a tag to what WeCom holds, whatever goes wrong between the two.</summary>
public sealed class TagDeliveryTests(PulledDatabase pulled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_decided_reaches_WeCom_with_one_call_a_pair_that_names_only_the_difference()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, has, lacks) = (await desk.PairsAsync(1))[0];
        (await desk.DecideAsync(pair, [lacks, has], [])).ShouldBe(1, "one of the two is there already");
        (await desk.DecideAsync(pair, [], [has])).ShouldBe(1);
        await company.ForgetCallsAsync(Cancellation);

        (await installation.DeliverTagsAsync()).ShouldBe(1);

        (await company.CallCountsAsync(Cancellation))["externalcontact/mark_tag"].ShouldBe(1);
        var truth = await desk.TrueAsync(pair);
        truth.ShouldContain(lacks);
        truth.ShouldNotContain(has);
        (await desk.StoredAsync(pair)).ShouldBe(truth, ignoreOrder: true);
        (await desk.MarkAsync(pair, lacks)).Delivery.ShouldBe(TagDelivery.Delivered);
        (await installation.DeliverTagsAsync()).ShouldBe(0, "what has arrived is not sent again");
    }

    [Theory]
    [InlineData("expire_token")]
    [InlineData("busy")]
    [InlineData("http502")]
    [InlineData("reset")]
    [InlineData("truncated_json")]
    [InlineData("write_conflict")]
    public async Task What_goes_wrong_for_a_while_ends_in_the_truth(string kind)
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company, FastMotion.Settings);
        var desk = new TagDesk(company, installation);
        var pairs = await desk.PairsAsync(12);
        foreach (var (pair, has, lacks) in pairs)
        {
            await desk.DecideAsync(pair, [lacks], [has]);
        }

        await company.FaultAsync(
            kind == "expire_token"
                ? new { kind, api = "*" }
                : (object)new { kind, api = "externalcontact/mark_tag", times = 30, rate = 0.7 },
            Cancellation);
        await desk.DeliverThroughAsync();
        await company.HealAsync(Cancellation);

        foreach (var (pair, has, lacks) in pairs)
        {
            (await desk.TrueAsync(pair)).ShouldContain(lacks);
            (await desk.TrueAsync(pair)).ShouldNotContain(has);
            (await desk.StoredAsync(pair)).ShouldBe(await desk.TrueAsync(pair), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task An_API_that_is_closed_for_calling_too_often_is_left_alone_and_called_when_it_opens()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, _, lacks) = (await desk.PairsAsync(1))[0];
        await desk.DecideAsync(pair, [lacks], []);
        await company.FaultAsync(new { kind = "rate_limited", api = "externalcontact/mark_tag", seconds = 60 }, Cancellation);

        (await installation.DeliverTagsAsync()).ShouldBe(0);

        var waiting = await desk.MarkAsync(pair, lacks);
        (waiting.Delivery, waiting.Attempts).ShouldBe((TagDelivery.Waiting, 1));
        waiting.Problem.ShouldNotBeNull();
        waiting.NotBefore.ShouldBeGreaterThanOrEqualTo(company.Now.UtcDateTime.AddSeconds(50));
        await company.ForgetCallsAsync(Cancellation);
        await company.HealAsync(Cancellation);
        (await installation.DeliverTagsAsync()).ShouldBe(0, "it is too early to ask again");
        (await company.CallCountsAsync(Cancellation)).Keys.ShouldNotContain("externalcontact/mark_tag");
        await company.AdvanceAsync(TimeSpan.FromMinutes(2), Cancellation);
        await desk.DeliverThroughAsync();
        (await desk.TrueAsync(pair)).ShouldContain(lacks);
        (await desk.MarkAsync(pair, lacks)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Killed_between_the_effect_and_the_note_it_is_told_again_and_changes_nothing()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, has, lacks) = (await desk.PairsAsync(1))[0];
        await desk.DecideAsync(pair, [lacks], [has]);
        await company.FaultAsync(
            new { kind = "slow", api = "externalcontact/mark_tag", times = 1, seconds = 30, afterwards = true }, Cancellation);
        using var kill = new CancellationTokenSource();

        var delivery = installation.DeliverTagsAsync(kill.Token);
        await Poll.Until(async () => (await desk.TrueAsync(pair)).Contains(lacks), "the effect", cancellation: Cancellation);
        await kill.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => delivery);

        (await desk.MarkAsync(pair, lacks)).Delivery.ShouldBe(TagDelivery.Waiting);
        (await installation.DeliverTagsAsync()).ShouldBe(0, "the pair is still claimed by the one that was killed");
        await company.ForgetCallsAsync(Cancellation);
        await desk.DeliverThroughAsync();
        (await company.CallCountsAsync(Cancellation))["externalcontact/mark_tag"].ShouldBe(1);
        (await desk.MarkAsync(pair, lacks)).Delivery.ShouldBe(TagDelivery.Delivered);
        (await desk.StoredAsync(pair)).ShouldBe(await desk.TrueAsync(pair), ignoreOrder: true);
    }

    [Fact]
    public async Task A_tag_that_WeCom_has_deleted_is_given_up_and_does_not_keep_the_others()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, has, lacks) = (await desk.PairsAsync(1))[0];
        await desk.DecideAsync(pair, [lacks], [has]);
        await company.ActAsync(new { act = "delete_tag", id = lacks }, Cancellation);

        await installation.DeliverTagsAsync();

        var refused = await desk.MarkAsync(pair, lacks);
        (refused.Delivery, refused.ErrorCode).ShouldBe((TagDelivery.Failed, 40068));
        (await desk.MarkAsync(pair, has)).Delivery.ShouldBe(TagDelivery.Delivered);
        (await desk.StoredAsync(pair)).ShouldBe(await desk.TrueAsync(pair), ignoreOrder: true);
        await installation.PullAsync(RunKind.Full);
        await Truth.ShouldHoldAsync(company, installation);
        await using var db = installation.Open();
        (await db.TagMarks.AnyAsync(m => m.TagId == lacks, Cancellation)).ShouldBeFalse("the tag is gone");
    }

    [Fact]
    public async Task A_pull_keeps_what_WeCom_has_not_been_told_and_takes_over_what_was_changed_there_afterwards()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, _, lacks) = (await desk.PairsAsync(1))[0];
        await desk.DecideAsync(pair, [lacks], []);

        await installation.PullAsync(RunKind.Full);
        (await desk.StoredAsync(pair)).ShouldContain(lacks, "it is on its way");

        await desk.DeliverThroughAsync();
        await company.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await desk.ChangeInWeComAsync(pair, [], [lacks]);
        await installation.PullAsync(RunKind.Full);
        (await desk.StoredAsync(pair)).ShouldNotContain(lacks, "a person took it off in WeCom");
        (await desk.MarkAsync(pair, lacks)).Origin.ShouldBe(TagOrigin.WeCom);
        (await desk.DecideAsync(pair, [lacks], [], TagOrigin.Rule)).ShouldBe(0, "no rule puts it back");
        await Truth.ShouldHoldAsync(company, installation);
    }

    [Fact]
    public async Task Two_that_deliver_at_once_share_the_pairs_and_never_meet_on_one()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var pairs = await desk.PairsAsync(20);
        foreach (var (pair, has, lacks) in pairs)
        {
            await desk.DecideAsync(pair, [lacks], [has]);
        }

        await company.FaultAsync(new { kind = "slow", api = "externalcontact/mark_tag", seconds = 0.05 }, Cancellation);
        await company.ForgetCallsAsync(Cancellation);

        var delivered = await Task.WhenAll(installation.DeliverTagsAsync(), installation.DeliverTagsAsync());

        delivered.Sum().ShouldBe(pairs.Count);
        (await company.CallCountsAsync(Cancellation))["externalcontact/mark_tag"].ShouldBe(pairs.Count);
        foreach (var (pair, _, lacks) in pairs)
        {
            (await desk.TrueAsync(pair)).ShouldContain(lacks);
        }
    }

    [Fact]
    public async Task A_customer_who_is_gone_in_WeCom_is_told_to_the_member_and_not_asked_for_ever()
    {
        await using var company = await PulledDatabase.StartCompanyAsync();
        await using var installation = await pulled.InstallAsync(company);
        var desk = new TagDesk(company, installation);
        var (pair, _, lacks) = (await desk.PairsAsync(1))[0];
        await desk.DecideAsync(pair, [lacks], []);
        await company.ActAsync(
            new { act = "member_deletes_customer", userid = pair.UserId, external_userid = pair.ExternalUserId }, Cancellation);

        await installation.DeliverTagsAsync();

        (await desk.MarkAsync(pair, lacks)).ErrorCode.ShouldBe(84061);
        (await desk.MarkAsync(pair, lacks)).Delivery.ShouldBe(TagDelivery.Failed);
        (await desk.StoredAsync(pair)).ShouldNotContain(lacks);
    }

    [Fact]
    public async Task On_PostgreSQL_two_processes_share_the_pairs_as_well()
    {
        await using var database = await PostgreSql.CreateAsync();
        await using var company = await SimulatedCompany.StartAsync(customers: 100, cancellation: Cancellation);
        await using var one = await Installation.OnAsync(company, database.Settings);
        await one.PullAsync(RunKind.Full);
        await using var other = await Installation.OnAsync(company, database.Settings);
        var desk = new TagDesk(company, one);
        var pairs = await desk.PairsAsync(10);
        foreach (var (pair, has, lacks) in pairs)
        {
            await desk.DecideAsync(pair, [lacks], [has]);
        }

        await company.FaultAsync(new { kind = "slow", api = "externalcontact/mark_tag", seconds = 0.05 }, Cancellation);
        await company.ForgetCallsAsync(Cancellation);

        var delivered = await Task.WhenAll(one.DeliverTagsAsync(), other.DeliverTagsAsync());

        delivered.Sum().ShouldBe(pairs.Count);
        (await company.CallCountsAsync(Cancellation))["externalcontact/mark_tag"].ShouldBe(pairs.Count);
        foreach (var (pair, _, lacks) in pairs)
        {
            (await desk.TrueAsync(pair)).ShouldContain(lacks);
            (await desk.StoredAsync(pair)).ShouldBe(await desk.TrueAsync(pair), ignoreOrder: true);
        }
    }
}
