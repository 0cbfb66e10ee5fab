using System.Text;
using PrivateTraffic.WeCom.Customers;
using PrivateTraffic.WeCom.Errors;
using PrivateTraffic.WeCom.Tests.Customers;
using PrivateTraffic.WeCom.Tests.Scripted;

namespace PrivateTraffic.WeCom.Tests.Calls;

/// <summary>Whatever a server or proxy sends, callers see a result or one of our two kinds of exception, never a parser's.</summary>
public class DamagedAnswerTests
{
    private static readonly byte[] Sound = Encoding.UTF8.GetBytes(Samples.Customer);

    [Fact]
    public async Task Any_damage_to_an_answer_is_a_result_or_an_exception_of_ours()
    {
        await using var bench = new Bench(options => options.Resilience.MaxRetries = 0);
        var random = new Random(20260301);
        var outcomes = new HashSet<string>();
        for (var i = 0; i < 500; i++)
        {
            var damaged = Damaged(random);
            bench.Server.On("externalcontact/get", (_, _) => Task.FromResult(
                new HttpResponseMessage { Content = new ByteArrayContent(damaged) }));
            try
            {
                var customer = await bench.Client.Customers.GetAsync(A.Customer, TestContext.Current.CancellationToken);
                outcomes.Add(customer.GetType().Name);
            }
            catch (WeComCallException e)
            {
                outcomes.Add((e as WeComTransportException)?.Failure.ToString() ?? "errcode");
            }
        }

        outcomes.ShouldBeSubsetOf([nameof(Customer), "NotJson", "UnexpectedShape", "errcode"]);
        outcomes.ShouldContain("NotJson");
        outcomes.ShouldContain("UnexpectedShape");
    }

    private static byte[] Damaged(Random random)
    {
        var bytes = Sound.ToArray();
        switch (random.Next(3))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            default:
                // Another value in place of a text or number: the JSON stays well-formed, the shape does not.
                var text = Samples.Customer;
                string[] values = ["\"wo", "1525779812", "\"rocky\"", "[", "\"type\": 2"];
                string[] others = ["7.5, \"x\": \"wo", "\"soon\"", "{}", "[null, ", "\"type\": [2]"];
                var which = random.Next(values.Length);
                var at = text.IndexOf(values[which], random.Next(text.Length / 2), StringComparison.Ordinal);
                return at < 0 ? bytes : Encoding.UTF8.GetBytes(text[..at] + others[which] + text[(at + values[which].Length)..]);
        }
    }
}
