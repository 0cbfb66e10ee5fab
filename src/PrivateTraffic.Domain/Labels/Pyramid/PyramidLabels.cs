using PrivateTraffic.Domain.Validity;

namespace PrivateTraffic.Domain.Labels.Pyramid;

/// <summary>The labels of the pyramid.</summary>
internal static class PyramidLabels
{
    private static readonly Label[] All =
    [
        Label.Of(CustomerPyramid.KeyOf(PyramidLevel.Top), "顶端客户", "top"),
        Label.Of(CustomerPyramid.KeyOf(PyramidLevel.Large), "大客户", "large"),
        Label.Of(CustomerPyramid.KeyOf(PyramidLevel.Medium), "中客户", "medium"),
        Label.Of(CustomerPyramid.KeyOf(PyramidLevel.Small), "小客户", "small"),
        Label.Of(CustomerPyramid.KeyOf(PyramidLevel.NeverBought), "未购买", "never bought"),
    ];

    public static FamilyReport Report(LabelTally tally, CustomerPyramid pyramid, long total) =>
        new(tally.Family, MinimumData.OfRfm(pyramid.Buyers), total, pyramid.Buyers, tally.Counts(All, total))
        {
            Parameters = new Dictionary<string, double?> { ["topShare"] = 0.01, ["largeShare"] = 0.04, ["mediumShare"] = 0.15 },
            Estimates = new Dictionary<string, double?>
            {
                ["topFromFen"] = pyramid.TopFrom,
                ["largeFromFen"] = pyramid.LargeFrom,
                ["mediumFromFen"] = pyramid.MediumFrom,
            },
        };
}
