using PrivateTraffic.Browser.Tests.World;

namespace PrivateTraffic.Browser.Tests.Journeys;

public sealed class DemoTests(Demo demo)
{
    [Fact]
    public void The_demo_prints_the_matrix_and_says_where_to_look()
    {
        demo.Printed.ShouldContain("repurchase");
        demo.Printed.ShouldContain($"{demo.Product}console");
        demo.Printed.ShouldContain($"{demo.WeCom}client");
    }
}
