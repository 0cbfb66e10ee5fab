using System.Net;
using System.Text.Json;
using PrivateTraffic.WeCom.Bills;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Media;
using PrivateTraffic.WeCom.Members;
using PrivateTraffic.WeCom.Messages;
using PrivateTraffic.WeCom.OAuth;
using PrivateTraffic.WeCom.Tests.Scripted;
using PrivateTraffic.WeCom.Tokens;

namespace PrivateTraffic.WeCom.Tests.Telemetry;

/// <summary>Secrets, tokens, request bodies and personal data stay out of everything that is printed.</summary>
public class SecrecyTests
{
    private const string Body = "body-never-to-be-seen";

    private static readonly string[] Forbidden =
    [
        A.Secret, A.CallbackToken, A.EncodingAesKey, ScriptedWeCom.TokenNumber(1), ScriptedWeCom.TokenNumber(2),
        "access_token", "corpsecret", Body,
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> TroubleNames => [.. Troubles.Keys];

    private static Dictionary<string, Answer> Troubles { get; } = new()
    {
        ["refusal"] = Answers.With(Answers.Refusal(48002)),
        ["busy"] = Answers.With(Answers.Refusal(-1)),
        ["token refused"] = Answers.With(Answers.Refusal(42001)),
        ["too often"] = Answers.With(Answers.Refusal(45009)),
        ["restricted"] = Answers.With(Answers.Refusal(45036)),
        ["too many at once"] = Answers.With(Answers.Refusal(45033)),
        ["gateway"] = Answers.Status(HttpStatusCode.BadGateway),
        ["redirect"] = Answers.Status(HttpStatusCode.Redirect),
        ["not JSON"] = Answers.Status(HttpStatusCode.OK),
        ["wrong shape"] = Answers.With("[]"),
        ["no connection"] = Answers.NoConnection,
        ["reset"] = Answers.Reset,
        ["silence"] = Answers.Silence,
    };

    [Theory]
    [MemberData(nameof(TroubleNames))]
    public async Task No_failure_of_a_call_shows_a_secret(string trouble)
    {
        await using var bench = new Bench();
        bench.Server.On("externalcontact/remark", Troubles[trouble]);

        var failure = await Should.ThrowAsync<WeComCallException>(bench.InTime(
            bench.Client.Customers.RemarkAsync(A.Zhang, A.Customer, new CustomerRemark { Remark = Body }, Stop)));

        ShouldKeepSecrets(failure.ToString());
        bench.Logs.Lines.ShouldNotBeEmpty();
        bench.Logs.Lines.ToList().ForEach(ShouldKeepSecrets);
    }

    [Theory]
    [MemberData(nameof(TroubleNames))]
    public async Task No_failure_of_gettoken_shows_the_secret(string trouble)
    {
        await using var bench = new Bench();
        bench.Server.On("gettoken", Troubles[trouble]);

        var failure = await Should.ThrowAsync<WeComCallException>(bench.InTime(
            bench.Client.Customers.ListAsync(A.Zhang, Stop)));

        ShouldKeepSecrets(failure.ToString());
        bench.Logs.Lines.ToList().ForEach(ShouldKeepSecrets);
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        object[] holders =
        [
            A.App(),
            new AccessToken(ScriptedWeCom.TokenNumber(1), DateTimeOffset.UnixEpoch),
            new MemberVisitor(A.Zhang, A.Secret),
            new OutsideVisitor(A.Secret, null),
            new MassMessageContent(Body, []),
            AppMessage.Text(Body),
        ];

        foreach (var holder in holders)
        {
            ShouldKeepSecrets(holder.ToString()!);
            ShouldKeepSecrets($"{holder}");
        }

        A.App().ToString().ShouldBe("wwsim0123456789abc/1000002");
    }

    [Fact]
    public void What_holds_personal_data_prints_ids_alone()
    {
        object[] people =
        [
            new Contact { Id = A.Customer, Name = Body, UnionId = Body },
            new FollowUser { Member = A.Zhang, AddedAt = DateTimeOffset.UnixEpoch, Remark = Body, RemarkMobiles = [Body] },
            new FollowInfo { Member = A.Zhang, AddedAt = DateTimeOffset.UnixEpoch, Description = Body },
            new CustomerRemark { Remark = Body },
            new Member { Id = A.Zhang, Name = Body, Mobile = Body },
            new MemberSummary { Id = A.Zhang, Name = Body },
            new MemberDetails { Member = A.Zhang, Mobile = Body },
            new BillContact { Phone = Body },
            new MediaFile("poster.png", "image/png", new byte[8]),
        ];

        foreach (var person in people)
        {
            ShouldKeepSecrets(person.ToString()!);
        }

        new Customer((Contact)people[0], []).ToString().ShouldBe($"contact {A.Customer}");
        new CustomerOfMember { Contact = (Contact)people[0], Relation = (FollowInfo)people[2] }.ToString().ShouldNotContain(Body);
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_bodies_of_business_calls()
    {
        await using var bench = new Bench();
        bench.Server.On("externalcontact/remark", Answers.Ok);

        await bench.Client.Customers.RemarkAsync(A.Zhang, A.Customer, new CustomerRemark { Remark = "x" }, Stop);

        var request = bench.Server.RequestsOf("externalcontact/remark")[0];
        request.Body.ShouldNotContain(request.Token!);
        JsonDocument.Parse(request.RawBody).RootElement.TryGetProperty("access_token", out _).ShouldBeFalse();
    }

    private static void ShouldKeepSecrets(string text)
    {
        foreach (var secret in Forbidden)
        {
            text.ShouldNotContain(secret);
        }
    }
}
