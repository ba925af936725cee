using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures.Export;

namespace BasicControl.Core.Briefing.Workbook;

/// <summary>Values of a briefing as typed cells: a share carries its base in two columns more, an instant is a local time.</summary>
internal sealed class BookValues(ValueText text, CityZone zone)
{
    /// <summary>A column as one of the sheet, or three for a share.</summary>
    public IEnumerable<ExportColumn> Columns(BriefingColumn column)
    {
        var title = text.Of(column.Title);
        yield return new ExportColumn(title, TypeOf(column.Kind));
        if (column.Kind is not ValueKind.Share) yield break;
        yield return new ExportColumn(DocumentWords.Of("Numerator", text.Culture, title), ExportType.Whole);
        yield return new ExportColumn(DocumentWords.Of("Denominator", text.Culture, title), ExportType.Whole);
    }

    /// <summary>As many cells as <see cref="Columns"/>.</summary>
    public IEnumerable<object?> Cells(BriefingColumn column, BriefingValue? value)
    {
        yield return Cell(value);
        if (column.Kind is not ValueKind.Share) yield break;
        yield return (value as ShareValue)?.Numerator;
        yield return (value as ShareValue)?.Denominator;
    }

    public object? Cell(BriefingValue? value) => value switch
    {
        null => null,
        CountValue count => count.Count,
        ShareValue share => share.Share,
        NumberValue number => number.Number,
        InstantValue instant => zone.ToLocal(instant.At),
        DayValue day => day.Day,
        TextValue words => text.Of(words.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of value."),
    };

    public static ExportType TypeOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => ExportType.Text,
        ValueKind.Count => ExportType.Whole,
        ValueKind.Share => ExportType.Share,
        ValueKind.Hours => ExportType.Hours,
        ValueKind.Points => ExportType.Number,
        ValueKind.Instant => ExportType.Time,
        ValueKind.Day => ExportType.Day,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of value."),
    };
}
