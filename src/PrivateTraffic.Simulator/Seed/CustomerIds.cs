namespace PrivateTraffic.Simulator.Seed;

/// <summary>
/// The ids under which outside people are known. People are counted: the world's customers from 0, those added by hand at
/// run time from <see cref="FirstWalkIn"/>, group members who are nobody's customer from <see cref="FirstStranger"/>.
/// </summary>
internal sealed class CustomerIds(Noise noise)
{
    public const int FirstWalkIn = 1 << 29;
    public const int FirstStranger = 1 << 30;

    private readonly IdCodec weChat = new(noise, "wm", 32);
    private readonly IdCodec weCom = new(noise, "wo", 32);
    private readonly IdCodec union = new(noise, "o", 28);

    public static bool IsStranger(int customer) => customer >= FirstStranger;

    public static bool IsWalkIn(int customer) => customer is >= FirstWalkIn and < FirstStranger;

    public string External(int customer, bool usesWeCom) => (usesWeCom ? weCom : weChat).Encode(customer);

    public string Union(int customer) => union.Encode(customer);

    /// <summary>The number behind an external user id; whether such a person exists is for the caller to see.</summary>
    public bool TryRead(string externalUserId, out int customer, out bool usesWeCom)
    {
        usesWeCom = false;
        if (weChat.TryDecode(externalUserId, out var number) || (usesWeCom = weCom.TryDecode(externalUserId, out number)))
        {
            customer = (int)number;
            return number is >= 0 and <= int.MaxValue;
        }

        customer = -1;
        return false;
    }

    public bool TryReadUnion(string unionId, out int customer)
    {
        var known = union.TryDecode(unionId, out var number) && number is >= 0 and <= int.MaxValue;
        customer = known ? (int)number : -1;
        return known;
    }

    /// <summary>A plainly made-up mobile number: 199 0000 0000 and counting.</summary>
    public static string Phone(int customer) =>
        (19_900_000_000 + (customer % FirstWalkIn)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
