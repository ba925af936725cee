namespace BasicControl.Web.Components.Shared;

/// <summary>
/// The few options that our charts need, under ApexCharts' own names. Colours are names of tokens (<c>accent</c>), never
/// values, so that a chart follows the theme; numbers are formatted in <c>js/charts.js</c>, never by text.
/// </summary>
/// <param name="Categories">Labels of the x axis, one for each point.</param>
public sealed record ApexChartOptions(ChartType Type, IReadOnlyList<ChartSeries> Series, IReadOnlyList<string> Categories)
{
    /// <summary>Points are this many times what is meant: 10 for one digit behind the point.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Where the axis of values begins.</summary>
    public int Least { get; init; }

    /// <summary>Where the axis of values ends; without it, above the highest point.</summary>
    public int? Most { get; init; }
}

/// <param name="Color">Name of a token.</param>
/// <param name="DashArray">0 for an unbroken line, else the length of its dashes.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<long> Data, string Color, int DashArray = 0);

[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<ChartType>))]
public enum ChartType
{
    [System.Text.Json.Serialization.JsonStringEnumMemberName("line")]
    Line,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("bar")]
    Bar,
}
