using System.Globalization;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// What a file without a profile seems to be, from its heading and its first rows: a proposal that a person corrects.
/// </summary>
public sealed record FileGuess
{
    private const int Sample = 200;
    private const int ShownRows = 5;
    private const int MostStatuses = 50;

    private static readonly string[] KnownTimes =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFzzz", "yyyy-MM-dd",
        "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d", "yyyy年M月d日 H:mm:ss", "yyyy年M月d日 H:mm", "yyyy年M月d日", "yyyyMMddHHmmss",
        "MM/dd/yyyy hh:mm:ss tt", "M/d/yyyy h:mm:ss tt", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm", "M/d/yy H:mm", "M/d/yyyy",
        "d/M/yyyy H:mm:ss", "d/M/yyyy H:mm", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm", "d.M.yyyy",
        TimeReader.EpochMilliseconds, TimeReader.EpochSeconds,
    ];

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The first rows, for the person to look at.</summary>
    public required IReadOnlyList<FileRow> Rows { get; init; }

    public required IReadOnlyDictionary<RecordField, string> Fields { get; init; }

    /// <summary>Formats that read every time of the sample; empty when none does.</summary>
    public required IReadOnlyList<string> Times { get; init; }

    /// <summary>The statuses of the sample; null where no state suggests itself.</summary>
    public required IReadOnlyDictionary<string, WorkOrderState?> Statuses { get; init; }

    /// <summary>Looks at an opened file; its first rows are used up.</summary>
    public static FileGuess Of(IRowSource file)
    {
        var rows = file.Rows().Where(row => row.Fault is null).Take(Sample).ToList();
        var fields = ColumnWords.Match(file.Columns);
        return new()
        {
            Columns = file.Columns,
            Rows = [.. rows.Take(ShownRows)],
            Fields = fields,
            Times = TimesOf([.. Cells(file, rows, fields, RecordField.At, RecordField.ClosedAt, RecordField.Due, RecordField.UpdatedAt)]),
            Statuses = Cells(file, rows, fields, RecordField.Status).Distinct(StringComparer.Ordinal).Take(MostStatuses)
                .ToDictionary(status => status, ColumnWords.StateOf, StringComparer.Ordinal),
        };
    }

    private static IEnumerable<string> Cells(IRowSource file, List<FileRow> rows, Dictionary<RecordField, string> fields, params RecordField[] asked)
    {
        var places = asked.Where(fields.ContainsKey).Select(field => file.Columns.ToList().IndexOf(fields[field])).ToList();
        return rows.SelectMany(row => places.Select(place => row.Cells[place].Trim())).Where(cell => cell.Length > 0);
    }

    /// <summary>The one format that reads them all; else the fewest that do, at most three.</summary>
    public static IReadOnlyList<string> TimesOf(IReadOnlyCollection<string> values)
    {
        var chosen = new List<string>();
        var open = values.Distinct(StringComparer.Ordinal).ToList();
        while (open.Count > 0 && chosen.Count < 3)
        {
            var best = KnownTimes.MaxBy(format => open.Count(value => Reads(format, value)))!;
            open.RemoveAll(value => Reads(best, value));
            chosen.Add(best);
        }

        return open.Count == 0 ? chosen : [];
    }

    private static bool Reads(string format, string value) => format switch
    {
        TimeReader.EpochMilliseconds => value.Length is 12 or 13 && value.All(char.IsAsciiDigit),
        TimeReader.EpochSeconds => value.Length is 9 or 10 && value.All(char.IsAsciiDigit),
        _ => DateTimeOffset.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
    };
}
