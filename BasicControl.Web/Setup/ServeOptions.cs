using BasicControl.Core.Samples;

namespace BasicControl.Web.Setup;

/// <summary>How one web host runs. The command line and the tests make it; nothing else reads arguments.</summary>
public sealed record ServeOptions
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    public const string DefaultPreset = "day";

    /// <summary>The zone of the sample city.</summary>
    public const string SampleZone = "Asia/Shanghai";

    /// <summary>Sizes of the sample city, smallest first.</summary>
    public static readonly string[] Presets = ["small", "day", "year"];

    /// <summary>The store as <c>sqlite:PATH</c> or a path.</summary>
    public string Database { get; init; } = "sqlite:./data/basiccontrol.db";

    /// <summary>Sample data on an empty store, the simulator and the post picker.</summary>
    public bool Demo { get; init; }

    /// <summary>One of <see cref="Presets"/>; counts only under <see cref="Demo"/> on an empty store.</summary>
    public string Preset { get; init; } = DefaultPreset;

    /// <summary>The instant at which the clock starts; the machine's own clock when null.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The clock itself; made from <see cref="Now"/> and <see cref="Pace"/> when null.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>How many seconds pass on the clock in one real second.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>Events of the simulator a minute of the clock; counts only under <see cref="Demo"/>.</summary>
    public double SimulatorPace { get; init; } = SimulatorOptions.DefaultPace;

    /// <summary>Addresses to listen on, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Names under which the server may be asked for besides those of its addresses, separated by semicolons.</summary>
    public string Hosts { get; init; } = "";

    /// <summary>Log lines as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Settings by key, over those of the environment: <c>Api:RequestsPerSecond</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
