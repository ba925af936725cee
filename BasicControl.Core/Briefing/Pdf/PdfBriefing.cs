using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Html;

namespace BasicControl.Core.Briefing.Pdf;

/// <summary>The page made for printing, printed. No <see cref="IBriefingWriter"/>: it may be refused.</summary>
public sealed class PdfBriefing(ChromiumPrinter printer)
{
    /// <summary>As the command line and addresses name it; the extension too.</summary>
    public const string Format = "pdf";

    public const string ContentType = "application/pdf";

    /// <summary>Whether a site can print at all.</summary>
    public bool IsAvailable => printer.IsAvailable;

    /// <returns>The PDF, or why there is none.</returns>
    public Task<Outcome<byte[]>> Print(BriefingDocument document, CultureInfo culture, CancellationToken stop = default) =>
        printer.Print(HtmlWriter.Page(document, culture), stop);
}
