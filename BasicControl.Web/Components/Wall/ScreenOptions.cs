using System.Globalization;

namespace BasicControl.Web.Components.Wall;

/// <summary>How the wall is looked at: section <c>Wall</c> of the settings. Bad values stop the program at start, by their key.</summary>
public sealed record ScreenOptions
{
    /// <summary>Response level and duty commander as the centre writes them; absent: not shown.</summary>
    public string? DutyLine { get; init; }

    /// <summary>Metres from the screen to the farthest viewer.</summary>
    public double Distance { get; init; } = 10;

    /// <summary>Height of the screen in metres.</summary>
    public double Height { get; init; } = 2.4;

    /// <summary>Local time of the viewer's device at which the page is loaded anew each night.</summary>
    public TimeOnly ReloadAt { get; init; } = new(4, 10);

    /// <summary>Seconds that a scene stands before the next one is shown; 0: the scenes do not rotate.</summary>
    public int RotateSeconds { get; init; } = 60;

    /// <summary>Smallest text in thousandths of the screen's height: 16 arc-minutes at the farthest viewer.</summary>
    public double SmallestText => Distance * Math.Tan(16.0 / 60 * Math.PI / 180) / Height * 1000;

    /// <summary>How much larger than the design (10 m, 2.4 m: 21 px of 1080) everything is drawn; never smaller.</summary>
    public double Scale => Math.Max(1, SmallestText / (10 * Math.Tan(16.0 / 60 * Math.PI / 180) / 2.4 * 1000));

    /// <exception cref="InvalidOperationException">A value is impossible; names its key.</exception>
    public static ScreenOptions From(IConfiguration settings)
    {
        var wall = settings.GetSection("Wall");
        return new ScreenOptions
        {
            DutyLine = wall["DutyLine"],
            Distance = Number(wall, "Distance", 10, 0.5, 100),
            Height = Number(wall, "Height", 2.4, 0.1, 20),
            ReloadAt = Time(wall, "ReloadAt", new TimeOnly(4, 10)),
            RotateSeconds = Seconds(wall, "RotateSeconds", 60, 5, 86_400),
        };
    }

    private static double Number(IConfigurationSection wall, string key, double otherwise, double least, double most)
    {
        if (wall[key] is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException($"Wall:{key}: {text} is not a number of metres from {least} to {most}.");
    }

    /// <summary>Whole seconds within bounds, or 0 for never.</summary>
    private static int Seconds(IConfigurationSection wall, string key, int otherwise, int least, int most)
    {
        if (wall[key] is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && (value == 0 || (value >= least && value <= most))
            ? value
            : throw new InvalidOperationException($"Wall:{key}: {text} is neither 0 nor a number of seconds from {least} to {most}.");
    }

    private static TimeOnly Time(IConfigurationSection wall, string key, TimeOnly otherwise)
    {
        if (wall[key] is not { } text)
        {
            return otherwise;
        }

        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw new InvalidOperationException($"Wall:{key}: {text} is not a time of day such as 04:10.");
    }
}
