using System.Globalization;

namespace PrivateTraffic.Simulator.Seed;

/// <summary>How much more or less people do on a day than on an average one: the week, the shopping festivals, the New Year lull.</summary>
internal sealed class Season
{
    private static readonly double[] WeekOfShopping = [1.10, 0.92, 0.92, 0.94, 0.98, 1.10, 1.18];
    private static readonly double[] WeekOfAttention = [0.95, 1.02, 1.04, 1.04, 1.03, 1.05, 0.92];

    private readonly int firstDay;
    private readonly double[] shoppingTime;
    private readonly float[] attention;

    public Season(int firstDay, int lastDay)
    {
        this.firstDay = firstDay;
        shoppingTime = new double[lastDay - firstDay + 1];
        attention = new float[shoppingTime.Length];
        for (var i = 0; i < shoppingTime.Length; i++)
        {
            var date = Beijing.DateOf(firstDay + i);
            var lull = NewYearLull(date);
            shoppingTime[i] = (i == 0 ? 0 : shoppingTime[i - 1]) + (WeekOfShopping[(int)date.DayOfWeek] * Festival(date) * lull);
            attention[i] = (float)(WeekOfAttention[(int)date.DayOfWeek] * Math.Sqrt(Festival(date)) * lull);
        }
    }

    /// <summary>How many ordinary days of attention one day is worth.</summary>
    public double Attention(int day) => attention[Math.Clamp(day - firstDay, 0, attention.Length - 1)];

    /// <summary>
    /// The day that lies a number of ordinary shopping days after another: festivals bring it nearer, the lull puts it off.
    /// Days outside the calendar count as ordinary.
    /// </summary>
    public double AfterShopping(double day, double ordinaryDays)
    {
        var place = day - firstDay;
        if (place < 0 || place >= shoppingTime.Length)
        {
            return day + ordinaryDays;
        }

        var target = TimeAt(place) + ordinaryDays;
        if (target >= shoppingTime[^1])
        {
            return firstDay + shoppingTime.Length + target - shoppingTime[^1];
        }

        var found = Array.BinarySearch(shoppingTime, target);
        var index = found >= 0 ? found : ~found;
        var before = index == 0 ? 0 : shoppingTime[index - 1];
        return firstDay + index + ((target - before) / (shoppingTime[index] - before));
    }

    // shoppingTime[i] is reached at the end of day i.
    private double TimeAt(double place)
    {
        var index = (int)place;
        var before = index == 0 ? 0 : shoppingTime[index - 1];
        return before + ((place - index) * (shoppingTime[index] - before));
    }

    private static double Festival(DateOnly date) => (date.Month, date.Day) switch
    {
        (6, >= 16 and <= 18) => 2.6,
        (6, <= 15) => 1.4,
        (11, >= 10 and <= 11) => 3.0,
        (11, <= 9) => 1.5,
        (12, 12) => 1.8,
        (3, 8) => 1.6,
        (9, 9) => 1.3,
        _ => 1.0,
    };

    // From four days before the Spring Festival to six days after it hardly anybody shops or chats about shopping.
    private static double NewYearLull(DateOnly date)
    {
        var festival = DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(date.Year, 1, 1, 0, 0, 0, 0));
        var distance = date.DayNumber - festival.DayNumber;
        return distance switch
        {
            >= -4 and <= 6 => 0.35,
            >= -14 and < -4 => 1.35,
            _ => 1.0,
        };
    }
}
