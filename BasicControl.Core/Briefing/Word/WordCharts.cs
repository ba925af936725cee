using System.Globalization;
using BasicControl.Core.Briefing.Charts;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NonVisualGraphicFrameDrawingProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace BasicControl.Core.Briefing.Word;

/// <summary>Charts in a Word document, each with its own small workbook behind it.</summary>
internal sealed class WordCharts(MainDocumentPart document, ValueText text)
{
    private const long Twip = 635;
    private const long Width = WordParts.TextWidth * Twip;
    private const long Height = 2_520_000;
    private const long LyingRow = 190_000;
    private const long LyingFrame = 760_000;
    private const long MostHeight = 7_600_000;
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private uint _count;

    public Paragraph Add(ChartBlock block)
    {
        var number = (++_count).ToString(CultureInfo.InvariantCulture);
        var part = document.AddNewPart<ChartPart>("chart" + number);
        var book = part.AddNewPart<EmbeddedPackagePart>(WorkbookType, "book");
        using (var bytes = new MemoryStream(ChartBook.Write(block, text)))
        {
            book.FeedData(bytes);
        }

        var space = NativeChart.Of(block, text, ChartBook.Range(block));
        space.Append(new ExternalData(new AutoUpdate { Val = false }) { Id = "book" });
        part.ChartSpace = space;
        var height = NativeChart.IsLying(block, text) ? Math.Min(MostHeight, LyingFrame + (LyingRow * block.Labels.Count * Math.Max(1, block.Series.Count))) : Height;
        return new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = WordStyles.Cell },
                new KeepNext(),
                new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }),
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(new Inline(
                new Extent { Cx = Width, Cy = height },
                new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
                new DocProperties { Id = _count, Name = block.Code, Description = CellText.Clean(text.Of(block.Summary)) },
                new NonVisualGraphicFrameDrawingProperties(),
                new Graphic(new GraphicData(new ChartReference { Id = "chart" + number }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }
}
