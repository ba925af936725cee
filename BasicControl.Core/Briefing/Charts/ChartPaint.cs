using BasicControl.Core.Briefing.Paper;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using Outline = DocumentFormat.OpenXml.Drawing.Outline;

namespace BasicControl.Core.Briefing.Charts;

/// <summary>Lines and grounds of a chart; series differ in dash and marker as well, for grey print.</summary>
internal static class ChartPaint
{
    private const int Point = 12_700;

    private static readonly PresetLineDashValues[] Dashes = [PresetLineDashValues.Solid, PresetLineDashValues.Dash, PresetLineDashValues.SystemDot, PresetLineDashValues.DashDot];
    private static readonly MarkerStyleValues[] Markers = [MarkerStyleValues.Circle, MarkerStyleValues.Diamond, MarkerStyleValues.Square, MarkerStyleValues.Triangle];

    public static MarkerStyleValues Marker(int series) => Markers[series % Markers.Length];

    public static ChartShapeProperties Line(int series) => new(
        new Outline(Solid(PaperPalette.Series(series)), new PresetDash { Val = Dashes[series % Dashes.Length] }, new Round()) { Width = Point * 2, CapType = LineCapValues.Round });

    public static ChartShapeProperties Ground(int series) => new(Solid(PaperPalette.Series(series)), new Outline(new NoFill()));

    public static ChartShapeProperties GridLine() => new(new Outline(Solid("DFE5EC")) { Width = Point / 2 });

    public static ChartShapeProperties AxisLine() => new(new Outline(Solid(PaperPalette.Line)) { Width = Point * 3 / 4 });

    public static ChartShapeProperties NoLine() => new(new Outline(new NoFill()));

    public static SolidFill Solid(string colour) => new(new RgbColorModelHex { Val = colour });
}
