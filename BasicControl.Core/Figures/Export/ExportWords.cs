using System.Globalization;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures.Export;

/// <summary>The few words that a file says by itself.</summary>
internal static class ExportWords
{
    public static string Cut(CultureInfo culture) => In(
        new($"仅列前{ExportTable.MostRows}行，其余未列出；请缩小筛选范围后再导出。", $"Only the first {ExportTable.MostRows} rows are listed, there are more; narrow the filter and export again."),
        culture);

    public static string About(CultureInfo culture) => In(new("说明", "About"), culture);

    public static string Rows(CultureInfo culture, long rows) => In(
        new(string.Create(CultureInfo.InvariantCulture, $"共{rows}行"), string.Create(CultureInfo.InvariantCulture, $"{rows} rows")), culture);

    private static string In(LocalName name, CultureInfo culture) => name.In(culture.TwoLetterISOLanguageName == "en");
}
