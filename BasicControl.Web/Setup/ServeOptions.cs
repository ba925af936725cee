namespace BasicControl.Web.Setup;

/// <summary>How one web host runs. The command line and the tests make it; nothing else reads arguments.</summary>
public sealed record ServeOptions
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The store as <c>sqlite:PATH</c>.</summary>
    public string Database { get; init; } = "sqlite:basiccontrol.db";

    /// <summary>Sample data on an empty store, the simulator and the post picker.</summary>
    public bool Demo { get; init; }

    /// <summary>The instant at which the clock starts; the machine's own clock when null.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many seconds pass on the clock in one real second.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>Addresses to listen on, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;
}
