using FsCheck;
using FsCheck.Fluent;
using PrivateTraffic.Domain.Audiences;
using PrivateTraffic.Domain.Histories;
using PrivateTraffic.Domain.Models;
using PrivateTraffic.Domain.Placements;

namespace PrivateTraffic.Domain.Tests.Audiences;

public sealed class AudienceTextProperties
{
    [Fact]
    public void What_was_written_is_read_back() => ForAll((definition, _, _) =>
    {
        var text = AudienceWriter.Write(definition);

        AudienceParser.Parse(text).ShouldBe(definition, text);
        AudienceWriter.Write(AudienceParser.Parse(text)).ShouldBe(text);
    });

    [Fact]
    public void The_text_decides_as_the_tree_does() => ForAll((definition, subject, history) =>
        AudienceExplanation.Of(AudienceParser.Parse(AudienceWriter.Write(definition)), subject, A.Day(60)).IsIn
            .ShouldBe(NaiveAudience.Includes(definition, subject, history, A.Day(60)), AudienceWriter.Write(definition)));

    [Fact]
    public void Every_condition_comes_out_as_a_plain_count_over_the_facts_says() => ForAll((definition, subject, history) =>
    {
        var reader = new BehaviourReader(A.Day(60));
        reader.Read(subject.History);
        foreach (var condition in definition.Conditions.Where(BehaviourReader.IsAbout))
        {
            reader.Holds(condition).ShouldBe(NaiveAudience.Holds(condition, subject, history, A.Day(60)), AudienceWriter.Write(condition));
        }
    });

    private static void ForAll(Action<AudienceDefinition, AudienceSubject, CustomerHistory> check) =>
        Prop.ForAll(
            Arb.From(from definition in Definitions.Any from history in Arbitraries.Histories select (definition, history)),
            pair =>
            {
                var placer = new Placer(new SegmentationModel());
                if (placer.Place(pair.history.View(), A.Day(60)) is { } placement)
                {
                    var subject = new AudienceSubject(7, pair.history.View(), placement, null, NaiveAudience.Known);
                    check(pair.definition, subject, pair.history);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
