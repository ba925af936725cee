namespace BasicControl.Web.Components.Shared;

/// <summary>
/// The few options that our charts need, under ApexCharts' own names. Colours are names of tokens (<c>accent</c>), never
/// values, so that a chart follows the theme; numbers are formatted in <c>js/charts.js</c>, never by text.
/// </summary>
/// <param name="Categories">Labels of the x axis, one for each point.</param>
public sealed record ApexChartOptions(ChartType Type, IReadOnlyList<ChartSeries> Series, IReadOnlyList<string> Categories);

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
