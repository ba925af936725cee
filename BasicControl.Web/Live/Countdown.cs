using System.Globalization;

namespace BasicControl.Web.Live;

/// <summary>Words for the time to a due instant. <c>js/ticks.js</c> writes the same words as the seconds pass.</summary>
public static class Countdown
{
    /// <param name="left">Below zero: overdue.</param>
    public static string Text(TimeSpan left, bool english)
    {
        var seconds = (long)Math.Floor(left.TotalSeconds);
        return seconds < 0 ? Over(-seconds, english) : Left(seconds, english);
    }

    private static string Left(long seconds, bool english)
    {
        var (days, hours, minutes, rest) = Parts(seconds);
        return days < 4
            ? string.Create(CultureInfo.InvariantCulture, $"{(days * 24) + hours:00}:{minutes:00}:{rest:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{days}{(english ? " d" : "天")} {hours:00}:{minutes:00}");
    }

    private static string Over(long seconds, bool english)
    {
        var (days, hours, minutes, _) = Parts(seconds);
        return (english, days, hours) switch
        {
            (true, 0, 0) => $"over {minutes} min",
            (true, 0, _) => $"over {hours} h {minutes} min",
            (true, < 10, _) => $"over {days} d {hours} h",
            (true, _, _) => $"over {days} d",
            (false, 0, 0) => $"超期{minutes}分",
            (false, 0, _) => $"超期{hours}时{minutes}分",
            (false, < 10, _) => $"超期{days}天{hours}时",
            _ => $"超期{days}天",
        };
    }

    private static (long Days, long Hours, long Minutes, long Seconds) Parts(long seconds) =>
        (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
}
