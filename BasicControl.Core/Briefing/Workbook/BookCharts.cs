using System.Globalization;
using BasicControl.Core.Briefing.Charts;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using GraphicFrame = DocumentFormat.OpenXml.Drawing.Spreadsheet.GraphicFrame;
using NonVisualDrawingProperties = DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualDrawingProperties;
using NonVisualGraphicFrameDrawingProperties = DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualGraphicFrameDrawingProperties;
using NonVisualGraphicFrameProperties = DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualGraphicFrameProperties;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>Charts on a sheet, drawn from its own cells.</summary>
internal static class BookCharts
{
    private const long Width = 6_800_000;
    private const long Height = 3_200_000;
    private const long LyingRow = 200_000;
    private const long LyingFrame = 1_200_000;
    private const long MostHeight = 8_800_000;

    public static void Add(DrawingsPart drawings, List<BookChart> charts, ValueText text)
    {
        var drawing = new WorksheetDrawing();
        for (var index = 0; index < charts.Count; index++)
        {
            var chart = charts[index];
            var id = string.Create(CultureInfo.InvariantCulture, $"chart{index + 1}");
            drawings.AddNewPart<ChartPart>(id).ChartSpace = NativeChart.Of(chart.Block, text, chart.Range, text.Of(chart.Block.Title));
            drawing.Append(Anchor(chart, (uint)index + 2, id, text));
        }

        drawings.WorksheetDrawing = drawing;
    }

    private static OneCellAnchor Anchor(BookChart chart, uint number, string id, ValueText text)
    {
        var bars = chart.Block.Labels.Count * Math.Max(1, chart.Block.Series.Count);
        var height = NativeChart.IsLying(chart.Block, text) ? Math.Clamp(LyingFrame + (LyingRow * bars), Height, MostHeight) : Height;
        return new OneCellAnchor(
            new DocumentFormat.OpenXml.Drawing.Spreadsheet.FromMarker(new ColumnId(Place(chart.Column)), new ColumnOffset("0"), new RowId(Place(chart.Row)), new RowOffset("0")),
            new Extent { Cx = Width, Cy = height },
            new GraphicFrame(
                new NonVisualGraphicFrameProperties(
                    new NonVisualDrawingProperties { Id = number, Name = chart.Block.Code, Description = CellText.Clean(text.Of(chart.Block.Summary)) },
                    new NonVisualGraphicFrameDrawingProperties()),
                new Transform(new Offset { X = 0, Y = 0 }, new Extents { Cx = 0, Cy = 0 }),
                new Graphic(new GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { Macro = "" },
            new ClientData());
    }

    private static string Place(int fromOne) => (fromOne - 1).ToString(CultureInfo.InvariantCulture);
}
