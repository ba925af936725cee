using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;

namespace BasicControl.Core.Briefing.Charts;

/// <summary>
/// A chart of Word and Excel themselves: sharp at every size, and its numbers can be opened. The numbers stand in it twice,
/// as both programs want it: in the sheet that it points to and as a copy to draw from.
/// </summary>
internal static class NativeChart
{
    /// <summary>More labels than these leave no room for a number at each point.</summary>
    private const int MostNumbered = 12;

    private const int MostShown = 31;
    private const int MostMarked = 16;
    private const int PlotEms = 46;
    private const double LongLabel = 4.5;
    private const int MostLying = 40;
    private const uint LabelAxis = 111_111_111;
    private const uint ValueAxis = 222_222_222;

    /// <summary>Long names are read best beside lying bars.</summary>
    public static bool IsLying(ChartBlock chart, ValueText text) =>
        chart.Kind == ChartKind.Bar && chart.Labels.Count is > 0 and <= MostLying && chart.Labels.Max(label => PaperText.Ems(text.Of(label))) > LongLabel;

    /// <param name="title">Above the chart; null where a caption stands beside it.</param>
    public static ChartSpace Of(ChartBlock block, ValueText text, ChartRange range, string? title = null)
    {
        var lying = IsLying(block, text);
        var chart = new Chart();
        if (title is not null) chart.Append(ChartText.Title(title, text, 1100, bold: true));
        chart.Append(
            new AutoTitleDeleted { Val = title is null },
            new PlotArea(
                new Layout(),
                block.Kind == ChartKind.Line ? Lines(block, text, range) : Bars(block, text, range, lying),
                Labels(block, text, lying),
                Values(block, text, lying)));
        if (block.Series.Count > 1)
        {
            chart.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }, ChartText.Plain(text, 900)));
        }

        chart.Append(new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        return new ChartSpace(
            new Date1904 { Val = false },
            new EditingLanguage { Val = text.IsEnglish ? "en-US" : "zh-CN" },
            new RoundedCorners { Val = false },
            chart,
            new ShapeProperties(new DocumentFormat.OpenXml.Drawing.NoFill(), new DocumentFormat.OpenXml.Drawing.Outline(new DocumentFormat.OpenXml.Drawing.NoFill())),
            ChartText.Plain(text, 900));
    }

    private static LineChart Lines(ChartBlock block, ValueText text, ChartRange range)
    {
        var lines = new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        for (var index = 0; index < block.Series.Count; index++)
        {
            var marker = block.Labels.Count > MostMarked
                ? new Marker(new Symbol { Val = MarkerStyleValues.None })
                : new Marker(new Symbol { Val = ChartPaint.Marker(index) }, new Size { Val = 6 }, ChartPaint.Ground(index));
            var series = new LineChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index },
                new Order { Val = (uint)index },
                Name(block, text, range, index),
                ChartPaint.Line(index),
                marker);
            if (IsNumbered(block)) series.Append(Numbers(block.Series[index], DataLabelPositionValues.Top));
            series.Append(LabelsOf(block, text, range), ValuesOf(block, range, index), new Smooth { Val = false });
            lines.Append(series);
        }

        lines.Append(new ShowMarker { Val = true }, new AxisId { Val = LabelAxis }, new AxisId { Val = ValueAxis });
        return lines;
    }

    private static BarChart Bars(ChartBlock block, ValueText text, ChartRange range, bool lying)
    {
        var bars = new BarChart(
            new BarDirection { Val = lying ? BarDirectionValues.Bar : BarDirectionValues.Column },
            new BarGrouping { Val = BarGroupingValues.Clustered },
            new VaryColors { Val = false });
        for (var index = 0; index < block.Series.Count; index++)
        {
            var series = new BarChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index },
                new Order { Val = (uint)index },
                Name(block, text, range, index),
                ChartPaint.Ground(index),
                new InvertIfNegative { Val = false });
            if (lying ? block.Series.Count == 1 : IsNumbered(block)) series.Append(Numbers(block.Series[index], DataLabelPositionValues.OutsideEnd));
            series.Append(LabelsOf(block, text, range), ValuesOf(block, range, index));
            bars.Append(series);
        }

        bars.Append(new GapWidth { Val = (ushort)(block.Series.Count > 1 ? 60 : 45) }, new AxisId { Val = LabelAxis }, new AxisId { Val = ValueAxis });
        return bars;
    }

    // Lying bars are read from the top, so their axis runs downwards.
    private static CategoryAxis Labels(ChartBlock block, ValueText text, bool lying)
    {
        var axis = new CategoryAxis(
            new AxisId { Val = LabelAxis },
            new Scaling(new Orientation { Val = lying ? OrientationValues.MaxMin : OrientationValues.MinMax }),
            new Delete { Val = false },
            new AxisPosition { Val = lying ? AxisPositionValues.Left : AxisPositionValues.Bottom },
            new NumberingFormat { FormatCode = "General", SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.Low },
            ChartPaint.AxisLine(),
            ChartText.Plain(text, 900, Leans(block, text) && !lying),
            new CrossingAxis { Val = ValueAxis },
            new Crosses { Val = CrossesValues.AutoZero },
            new AutoLabeled { Val = false },
            new LabelAlignment { Val = LabelAlignmentValues.Center },
            new LabelOffset { Val = 100 });
        if (!lying && block.Labels.Count > MostShown)
        {
            var skip = (block.Labels.Count + MostShown - 1) / MostShown;
            axis.Append(new TickLabelSkip { Val = skip }, new TickMarkSkip { Val = skip });
        }
        else
        {
            axis.Append(new TickLabelSkip { Val = 1 });
        }

        axis.Append(new NoMultiLevelLabels { Val = true });
        return axis;
    }

    // Labels that would run into each other lean, all of them, rather than break at a hyphen.
    private static bool Leans(ChartBlock block, ValueText text) => block.Labels.Sum(label => PaperText.Ems(text.Of(label)) + 0.6) > PlotEms;

    private static ValueAxis Values(ChartBlock block, ValueText text, bool lying) => new(
        new AxisId { Val = ValueAxis },
        new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = Math.Min(0, block.Series.SelectMany(series => series.Values).Min() ?? 0) }),
        new Delete { Val = false },
        new AxisPosition { Val = lying ? AxisPositionValues.Bottom : AxisPositionValues.Left },
        new MajorGridlines(ChartPaint.GridLine()),
        ChartText.Title(text.Of(block.Unit), text, 900, bold: false, turned: !lying && text.IsEnglish),
        new NumberingFormat { FormatCode = Format(block.Series.SelectMany(series => series.Values)), SourceLinked = false },
        new MajorTickMark { Val = TickMarkValues.None },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
        ChartPaint.NoLine(),
        ChartText.Plain(text, 900),
        new CrossingAxis { Val = LabelAxis },
        new Crosses { Val = lying ? CrossesValues.Maximum : CrossesValues.AutoZero },
        new CrossBetween { Val = block.Kind == ChartKind.Bar ? CrossBetweenValues.Between : CrossBetweenValues.MidpointCategory });

    private static SeriesText Name(ChartBlock block, ValueText text, ChartRange range, int index) => new(new StringReference(
        new Formula(range.Name(index)),
        new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(CellText.Clean(text.Of(block.Series[index].Name)))) { Index = 0 })));

    private static CategoryAxisData LabelsOf(ChartBlock block, ValueText text, ChartRange range)
    {
        var cache = new StringCache(new PointCount { Val = (uint)block.Labels.Count });
        cache.Append(block.Labels.Select((label, index) => new StringPoint(new NumericValue(CellText.Clean(text.Of(label)))) { Index = (uint)index }));
        return new CategoryAxisData(new StringReference(new Formula(range.Labels), cache));
    }

    private static Values ValuesOf(ChartBlock block, ChartRange range, int index)
    {
        var values = block.Series[index].Values;
        var cache = new NumberingCache(new FormatCode(Format(values)), new PointCount { Val = (uint)values.Count });
        cache.Append(values.Select((value, place) => (value, place)).Where(point => point.value is not null).Select(point =>
            new NumericPoint(new NumericValue(point.value!.Value.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)point.place }));
        return new Values(new NumberReference(new Formula(range.Values(index)), cache));
    }

    private static DataLabels Numbers(ChartSeries series, DataLabelPositionValues position) => new(
        new NumberingFormat { FormatCode = Format(series.Values), SourceLinked = false },
        new DataLabelPosition { Val = position },
        new ShowLegendKey { Val = false },
        new ShowValue { Val = true },
        new ShowCategoryName { Val = false },
        new ShowSeriesName { Val = false },
        new ShowPercent { Val = false },
        new ShowBubbleSize { Val = false });

    private static bool IsNumbered(ChartBlock block) => block.Labels.Count * block.Series.Count <= MostNumbered;

    private static string Format(IEnumerable<double?> values) => values.All(value => value is null || value == Math.Floor(value.Value)) ? "#,##0" : "#,##0.0";
}
