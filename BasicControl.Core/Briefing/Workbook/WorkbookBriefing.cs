using System.Globalization;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Paper;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>
/// The briefing as an Excel workbook: page one on the first sheet, then a sheet for each table, chart and grid of the annex,
/// typed and ready to be filtered, charts drawn from the cells beside them, all set up for A4. The same document gives the same bytes.
/// </summary>
public sealed class WorkbookBriefing : IBriefingWriter
{
    public string Format => "xlsx";

    public string Extension => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task Write(BriefingDocument document, CultureInfo culture, Stream stream, CancellationToken stop = default)
    {
        var text = new ValueText(culture, document);
        using var package = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            BookPackage.Fill(book, new Pages(document, text).All(), text, Margins(document, text));
            PackageNames.Add(book.AddNewPart<CoreFilePropertiesPart>("core"), document, text);
        }

        using var same = new MemoryStream();
        PackageBytes.CopyWithoutInstants(package, same);
        same.Position = 0;
        await same.CopyToAsync(stream, stop);
    }

    private static BookMargins Margins(BriefingDocument document, ValueText text) => new(
        $"{text.Of(document.City)} {text.Of(document.Title)} {text.Period(document.Period)}",
        PaperImprint.Mark(document, text),
        DocumentWords.Of("PageOf", text.Culture, "&P", "&N"));

    // Tables of page one stand under each other and share their columns.
    private const double PageOneWidth = 27;

    private sealed class Pages(BriefingDocument document, ValueText text)
    {
        private readonly BookBlocks _blocks = new(text, CityZone.Of(document.Zone), document.Period);
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<BookSheet> _all = [];

        public List<BookSheet> All()
        {
            PageOne();
            foreach (var section in document.Annex) Annex(section);
            return _all;
        }

        private void PageOne()
        {
            var sheet = Opened(DocumentWords.Of("PageOne", text.Culture), text.Of(document.Title), PageOneWidth);
            foreach (var section in document.PageOne)
            {
                sheet.Line(text.Of(section.Title), BookStyles.Strong);
                foreach (var block in section.Blocks) _blocks.Write(sheet, block, isAlone: false);
                sheet.Skip();
            }

            if (DocumentWords.SignatureLine(document, text) is { } signed) sheet.Line(signed, BookStyles.Strong);
        }

        // Words of a section stand under the table that they are about, so that its heading can stay in sight.
        private void Annex(BriefingSection section)
        {
            BookSheet? sheet = null;
            var early = new List<BriefingBlock>();
            foreach (var block in section.Blocks)
            {
                if (block is TextBlock && sheet is null)
                {
                    early.Add(block);
                    continue;
                }

                if (block is TextBlock)
                {
                    _blocks.Write(sheet!, block, isAlone: false);
                    continue;
                }

                sheet = Opened(section, TitleOf(block));
                _blocks.Write(sheet, block, isAlone: true);
                Words(sheet, early);
            }

            if (early.Count > 0) Words(Opened(section, null), early);
        }

        private void Words(BookSheet sheet, List<BriefingBlock> words)
        {
            foreach (var block in words) _blocks.Write(sheet, block, isAlone: false);
            words.Clear();
        }

        private BookSheet Opened(BriefingSection section, string? title)
        {
            var own = text.Of(section.Title);
            return Opened(title ?? own, title is null || title == own ? own : $"{own} · {title}", BookSheet.MostWidth);
        }

        private BookSheet Opened(string name, string title, double width)
        {
            var sheet = new BookSheet(WorkbookExport.NameOf(name, _names), width);
            sheet.Line(title, BookStyles.Title);
            sheet.Line(PaperImprint.Of(document, text), BookStyles.Imprint);
            sheet.Skip();
            _all.Add(sheet);
            return sheet;
        }

        private string? TitleOf(BriefingBlock block) => block switch
        {
            TableBlock table => text.Of(table.Title),
            ChartBlock chart => text.Of(chart.Title),
            HeatBlock heat => text.Of(heat.Title),
            _ => null,
        };
    }
}
