using PrivateTraffic.Domain.Attributes;

namespace PrivateTraffic.Domain.Tests.Attributes;

public sealed class AttributeInferenceTests
{
    /// <summary>Two hundred of each, who buy mostly of their own categories; every twentieth declares what is not true.</summary>
    private static readonly AttributeSample[] Customers =
    [
        .. Enumerable.Range(0, 400).Select(i =>
        {
            var truth = i % 2 == 0 ? "female" : "male";
            var declared = i % 20 == 0 ? "male" : truth;
            var (own, other) = (5 + (i % 3), i / 2 % 3);
            return new AttributeSample(declared, truth == "female" ? Evidence(own, other) : Evidence(other, own));
        }),
    ];

    private static readonly AttributeInference Inference = AttributeInference.Learn(Customers);

    [Fact]
    public void Declared_male_but_buying_only_womens_wear_is_contradicted_and_both_are_kept()
    {
        var belief = Inference.BeliefOf(new AttributeSample("male", Evidence(womens: 9)));

        (belief.Declared, belief.Inferred).ShouldBe(("male", "female"));
        belief.Confidence.ShouldBeGreaterThan(0.9);
        belief.IsContradicted.ShouldBeTrue();
    }

    [Fact]
    public void Behaviour_that_agrees_contradicts_nothing()
    {
        var belief = Inference.BeliefOf(new AttributeSample("female", Evidence(womens: 9)));

        (belief.Inferred, belief.IsContradicted).ShouldBe(("female", false));
    }

    [Fact]
    public void Who_declared_nothing_gets_an_inferred_value()
    {
        var belief = Inference.BeliefOf(new AttributeSample(null, Evidence(mens: 7)));

        (belief.Declared, belief.Inferred, belief.IsContradicted).ShouldBe((null, "male", false));
    }

    [Fact]
    public void Four_signals_are_too_few_to_infer_from()
    {
        Inference.BeliefOf(new AttributeSample("male", Evidence(womens: 4))).Inferred.ShouldBeNull();
        Inference.BeliefOf(new AttributeSample("male", Evidence(womens: 5))).Inferred.ShouldBe("female");
    }

    [Fact]
    public void Mixed_behaviour_leaves_doubt()
    {
        var belief = Inference.BeliefOf(new AttributeSample("male", Evidence(womens: 6, mens: 4)));

        belief.IsContradicted.ShouldBeFalse();
        belief.Confidence.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void A_hundred_purchases_are_no_surer_than_ten() =>
        Inference.BeliefOf(new AttributeSample(null, Evidence(womens: 60, mens: 40))).Confidence
            .ShouldBe(Inference.BeliefOf(new AttributeSample(null, Evidence(womens: 6, mens: 4))).Confidence, 1e-12);

    [Fact]
    public void The_accuracy_counts_those_who_declare_falsely_against_it()
    {
        Inference.Customers.ShouldBe(400);
        Inference.Accuracy.ShouldBe(0.95, 0.005);
        Inference.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void Evidence_that_says_nothing_is_not_used()
    {
        var customers = Enumerable.Range(0, 400).Select(i => new AttributeSample(i % 3 == 0 ? "a" : "b", Evidence(womens: 3, mens: 3)));
        var useless = AttributeInference.Learn(customers);

        useless.IsUsable.ShouldBeFalse();
        useless.BeliefOf(new AttributeSample("a", Evidence(womens: 9))).Inferred.ShouldBeNull();
    }

    [Fact]
    public void Nobody_to_learn_from_teaches_nothing() =>
        AttributeInference.Learn([]).BeliefOf(new AttributeSample("a", Evidence(womens: 9))).ShouldBe(new AttributeBelief("a", null, 0, 9));

    [Fact]
    public void The_order_of_customers_changes_nothing() =>
        AttributeInference.Learn(Customers.Reverse()).BeliefOf(Customers[7]).ShouldBe(Inference.BeliefOf(Customers[7]));

    private static Dictionary<string, int> Evidence(int womens = 0, int mens = 0) =>
        new() { ["womens-wear"] = womens, ["mens-wear"] = mens };
}
