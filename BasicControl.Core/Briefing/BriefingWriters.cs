using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Html;
using BasicControl.Core.Briefing.Plain;
using BasicControl.Core.Briefing.Word;
using BasicControl.Core.Briefing.Workbook;

namespace BasicControl.Core.Briefing;

/// <summary>The formats that a briefing is written in.</summary>
public static class BriefingWriters
{
    /// <summary>In the order in which downloads are offered.</summary>
    public static IReadOnlyList<IBriefingWriter> All { get; } = [new HtmlWriter(), new WordBriefing(), new WorkbookBriefing(), new CsvWriter(), new JsonWriter()];

    /// <summary>The writer of a format, or null.</summary>
    public static IBriefingWriter? Find(string format) => All.FirstOrDefault(writer => writer.Format == format);
}
