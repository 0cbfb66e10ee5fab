using PrivateTraffic.WeCom.Errors;
using static PrivateTraffic.WeCom.Errors.WeComErrorAction;

namespace PrivateTraffic.WeCom.Tests.Errors;

/// <summary>The advice of the protocol page, section 16, written down a second time by row, so that a slip in the table shows.</summary>
public class ErrorCodesTests
{
    public static TheoryData<WeComErrorAction, int[]> Advice => new()
    {
        { Retry, [-1, 6000, 41063, 41079, 41096, 45035] },
        { RefreshToken, [40014, 42001, 42009] },
        { BackOff, [41078, 41094, 45009, 45033, 45036] },
        { Renew, [40007, 40029, 42003, 42022, 40093, 42012, 91040, 40145, 42007, 50100, 84014, 84015] },
        {
            Skip,
            [
                40003, 40050, 86001, 86003, 40066, 60003, 60123, 40068, 40073, 40096, 40099, 610023, 40100, 40129, 40128, 40130, 40131,
                41048,
                41053, 41056, 41059, 41060, 41061, 41062, 41067, 41093, 43004, 48011, 49008, 50002, 60011, 60021, 60030, 60111, 46004,
                81011,
                81013, 84061, 84074, 84083, 84084, 90500, 90501, 90507, 90511, 95001, 301048, 301059, 301061, 610004, 610014,
            ]
        },
        {
            Configuration,
            [
                40001, 40013, 2000002, 40056, 40091, 40098, 41054, 40143, 40205, 41045, 41055, 41058, 41057, 41095, 41098, 41210,
                41211, 48001,
                48002, 48003, 48004, 48006, 48009, 48010, 50001, 50003, 50006, 60031, 60020, 301042, 80001, 85005, 85008, 92000, 92002,
                301002,
                301007, 301052, 301053, 301111, 610016, 610024, 660001, 660013, 701008, 701099,
            ]
        },
        {
            GiveUp,
            [
                40004, 40005, 40006, 40008, 40009, 40011, 40031, 40032, 40033, 40035, 40058, 40063, 40071, 40072, 40088, 40089, 40097,
                40123,
                40126, 40144, 40146, 40201, 40204, 40206, 41001, 41002, 41004, 41006, 41008, 41011, 41035, 41037, 41044, 41046, 41047,
                41049,
                41050, 41051, 41064, 41065, 41068, 41072, 41073, 41080, 41088, 41091, 41110, 41111, 41300, 42014, 42051, 42052, 44001,
                44004,
                45001, 45002, 45007, 45008, 45029, 48005, 60267, 60268, 701105, 710611, 81017, 82001, 82002, 85002, 86214, 301058, 301060,
                660012, 660014, 790014, 123456789,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Advice))]
    public void Every_code_is_advised_on_as_the_protocol_page_says(WeComErrorAction action, int[] codes) =>
        codes.Where(code => ErrorCodes.ActionFor(code) != action).ShouldBeEmpty();

    [Theory]
    [InlineData(-1, true)]
    [InlineData(45009, true)]
    [InlineData(45033, true)]
    [InlineData(42001, true)]
    [InlineData(84061, false)]
    [InlineData(40001, false)]
    [InlineData(123456789, false)]
    public void Only_what_passes_by_itself_is_transient(int code, bool isTransient) =>
        new WeComException("x", code, "").IsTransient.ShouldBe(isTransient);

    [Theory]
    [InlineData("not allow to access from your ip, hint: [1_2_a], from ip: 203.0.113.7, more info at https://x", "203.0.113.7")]
    [InlineData("oops, from ip: 2001:db8::1, more info at https://x", "2001:db8::1")]
    [InlineData("oops, from ip: nowhere", null)]
    [InlineData("oops", null)]
    [InlineData("", null)]
    public void The_callers_address_is_read_off_the_errmsg(string message, string? address) =>
        new WeComException("x", 60020, message).CallerAddress?.ToString().ShouldBe(address);
}
