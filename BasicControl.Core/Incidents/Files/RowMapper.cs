using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Turns the rows of one file into records or steps, or says why not, naming the file's own columns.</summary>
public sealed class RowMapper
{
    /// <summary>Code of the refusal of a row that has no number: nothing can find such a record again.</summary>
    public const string NumberMissing = "number.missing";

    private const string TextMissing = "text.missing";

    private readonly ImportProfile _profile;
    private readonly FileLayout _layout;
    private readonly TimeReader _times;
    private readonly int[] _places;
    private readonly string[] _columns;

    private RowMapper(ImportProfile profile, FileLayout layout, IReadOnlyList<string> heading)
    {
        (_profile, _layout) = (profile, layout);
        _times = new TimeReader(profile.Zone, layout.Times);
        _columns = [.. RecordFields.All.Select(field => layout.Columns.GetValueOrDefault(field, field.Name()))];
        _places = [.. RecordFields.All.Select(field => layout.Columns.TryGetValue(field, out var column) ? Place(heading, column) : -1)];
    }

    /// <summary>What the rows of this file become.</summary>
    public RowKind Makes => _layout.Makes;

    /// <summary>Chooses the profile's kind of file by the heading; refused when none fits, naming what the nearest one lacks.</summary>
    public static Outcome<RowMapper> For(ImportProfile profile, IReadOnlyList<string> heading, string file)
    {
        var nearest = profile.Files.Select(layout => (Layout: layout, Lacks: layout.Lacking(heading)))
            .OrderBy(candidate => candidate.Lacks.Count).ThenByDescending(candidate => candidate.Layout.Columns.Count).First();
        if (nearest.Lacks.Count > 0)
        {
            return new Refusal("file.columns-missing", "file", file, profile.Key, string.Join(", ", nearest.Lacks));
        }

        var twice = nearest.Layout.Columns.Values.FirstOrDefault(
            column => heading.Count(other => string.Equals(other, column, StringComparison.OrdinalIgnoreCase)) > 1);
        return twice is null ? new RowMapper(profile, nearest.Layout, heading) : new Refusal("file.column-twice", "file", file, twice);
    }

    /// <summary>Reads one row and checks it.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="refusals">Every fault of the row; empty when it is taken.</param>
    /// <returns>Null when refused.</returns>
    public ISourceItem? Map(FileRow row, DateTime now, out IReadOnlyList<Refusal> refusals)
    {
        if (row.Fault is not null)
        {
            refusals = [row.Fault];
            return null;
        }

        var cells = new Reading(this, row.Cells);
        ISourceItem item;
        IReadOnlyList<Refusal> faults;
        if (_layout.Makes == RowKind.Steps)
        {
            var step = Step(ref cells);
            (item, faults) = (step, RecordRules.Check(step, now));
        }
        else
        {
            var record = Record(ref cells);
            (item, faults) = (record, RecordRules.Check(record, now));
        }

        if (cells.Faults is null && faults.Count == 0)
        {
            refusals = faults;
            return item;
        }

        // A field that could not be read reads as missing as well; the first reason is the true one. A row without its
        // number says so first, whatever else is wrong with it: such rows are counted.
        refusals = [.. (cells.Faults ?? []).Concat(faults.Select(Named)).DistinctBy(refusal => refusal.Field).OrderBy(refusal => refusal.Code != NumberMissing)];
        return null;
    }

    /// <summary>The refusal with the file's column in place of the field's name, so that the reader finds the cell.</summary>
    public Refusal Named(Refusal refusal) => refusal.Field is { } name && RecordFields.TryParse(name, out var field)
        ? refusal with { Code = field == RecordField.Number && refusal.Code == TextMissing ? NumberMissing : refusal.Code, Field = _columns[(int)field] }
        : refusal;

    private static int Place(IReadOnlyList<string> heading, string column)
    {
        for (var i = 0; i < heading.Count; i++)
        {
            if (string.Equals(heading[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private SourceStep Step(ref Reading cells) => new()
    {
        Source = _profile.Key,
        Number = cells.Text(RecordField.Number) ?? "",
        At = cells.Time(RecordField.At, required: true) ?? RecordRules.Earliest,
        Activity = cells.Text(RecordField.Activity) ?? "",
        Officer = cells.Text(RecordField.Officer),
        Unit = cells.Text(RecordField.Unit),
    };

    private SourceRecord Record(ref Reading cells)
    {
        var status = cells.Text(RecordField.Status);
        var (latitude, longitude) = (cells.Degrees(RecordField.Latitude), cells.Degrees(RecordField.Longitude));
        if (latitude is { } north && longitude is { } east && _layout.Placeholders.Contains((north, east)))
        {
            (latitude, longitude) = (null, null);
        }

        return new()
        {
            Source = _profile.Key,
            Number = cells.Text(RecordField.Number) ?? "",
            At = cells.Time(RecordField.At, required: true) ?? RecordRules.Earliest,
            Type = cells.Text(RecordField.Type),
            Level = cells.Level(),
            Unit = cells.Text(RecordField.Unit),
            Officer = cells.Text(RecordField.Officer),
            Channel = cells.Text(RecordField.Channel),
            Department = cells.Text(RecordField.Department),
            Status = status,
            State = cells.State(status),
            Address = cells.Text(RecordField.Address),
            Text = cells.Text(RecordField.Text),
            Latitude = latitude,
            Longitude = longitude,
            Due = cells.Time(RecordField.Due),
            ClosedAt = cells.Time(RecordField.ClosedAt),
            Outcome = cells.Text(RecordField.Outcome),
            UpdatedAt = cells.Time(RecordField.UpdatedAt),
        };
    }

    /// <summary>One row being read, with its faults so far.</summary>
    private struct Reading(RowMapper mapper, string[] row)
    {
        public List<Refusal>? Faults { get; private set; }

        public string? Text(RecordField field)
        {
            var place = mapper._places[(int)field];
            if (place < 0 || place >= row.Length)
            {
                return null;
            }

            var text = row[place].Trim();
            if (text.Length == 0 || mapper._profile.Missing.Contains(text))
            {
                return null;
            }

            if (FormulaGuard.IsFormula(text))
            {
                Refuse("text.formula", field, Shown(text));
            }

            return text;
        }

        public DateTime? Time(RecordField field, bool required = false)
        {
            if (Text(field) is not { } text)
            {
                if (required)
                {
                    Refuse(TextMissing, field);
                }

                return null;
            }

            if (mapper._times.TryRead(text, out var utc))
            {
                return utc;
            }

            Refuse("time.unreadable", field, Shown(text), mapper._times.Wanted);
            return null;
        }

        public double? Degrees(RecordField field)
        {
            if (Text(field) is not { } text)
            {
                return null;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees))
            {
                return degrees;
            }

            Refuse("coordinate.unreadable", field, Shown(text));
            return null;
        }

        public WorkOrderState? State(string? status)
        {
            if (status is null)
            {
                return null;
            }

            if (mapper._layout.Statuses.TryGetValue(status, out var state))
            {
                return state;
            }

            Refuse("status.unmapped", RecordField.Status, Shown(status), mapper._profile.Key);
            return null;
        }

        public Level Level()
        {
            if (Text(RecordField.Level) is not { } text)
            {
                return Clock.Level.None;
            }

            if (mapper._layout.Levels.TryGetValue(text, out var level) || (Enum.TryParse(text, ignoreCase: true, out level) && char.IsAsciiLetter(text[0])))
            {
                return level;
            }

            Refuse("level.unknown", RecordField.Level, Shown(text));
            return Clock.Level.None;
        }

        private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;

        private void Refuse(string code, RecordField field, params string[] arguments) =>
            (Faults ??= []).Add(new(code, mapper._columns[(int)field], arguments));
    }
}
