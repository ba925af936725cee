using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Incidents;

/// <summary>
/// What every record and step must satisfy, whichever way it comes in: pure, shared by the API and the imports. A close
/// before the creation is no refusal: such a record is kept and marked as a data error.
/// </summary>
public static class RecordRules
{
    /// <summary>No event of a control centre lies before this.</summary>
    public static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>How far ahead of the clock an event may lie: zones, floating times and clocks that run fast.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>How far ahead a due instant may lie.</summary>
    public static readonly TimeSpan DueAhead = TimeSpan.FromDays(36_525);

    /// <summary>Marks bytes that are no text in the file's encoding; a noncharacter, so that no real text holds it.</summary>
    internal const char BrokenByte = '\uFFFF';

    private static readonly IReadOnlyList<Refusal> Fine = [];

    /// <param name="now">UTC.</param>
    /// <returns>Every fault of the record, with the field's name as in <see cref="RecordFields.Name"/>; empty when it may enter.</returns>
    public static IReadOnlyList<Refusal> Check(SourceRecord record, DateTime now)
    {
        List<Refusal>? faults = null;
        Key(ref faults, RecordField.Number, record.Number, required: true);
        Time(ref faults, RecordField.At, record.At, now + Ahead);
        Key(ref faults, RecordField.Type, record.Type);
        Key(ref faults, RecordField.Unit, record.Unit);
        Key(ref faults, RecordField.Officer, record.Officer);
        Key(ref faults, RecordField.Channel, record.Channel);
        Key(ref faults, RecordField.Department, record.Department);
        Key(ref faults, RecordField.Status, record.Status);
        Text(ref faults, RecordField.Address, record.Address, TextBounds.Address);
        Text(ref faults, RecordField.Text, record.Text, TextBounds.Text);
        Text(ref faults, RecordField.Outcome, record.Outcome, TextBounds.Text);
        Place(ref faults, record.Latitude, record.Longitude);
        Time(ref faults, RecordField.Due, record.Due, now + DueAhead);
        Time(ref faults, RecordField.ClosedAt, record.ClosedAt, now + Ahead);
        Time(ref faults, RecordField.UpdatedAt, record.UpdatedAt, now + Ahead);
        if (!Enum.IsDefined(record.Level))
        {
            (faults ??= []).Add(new("level.unknown", RecordField.Level.Name(), ((int)record.Level).ToString(CultureInfo.InvariantCulture)));
        }

        return faults ?? Fine;
    }

    /// <inheritdoc cref="Check(SourceRecord, DateTime)"/>
    public static IReadOnlyList<Refusal> Check(SourceStep step, DateTime now)
    {
        List<Refusal>? faults = null;
        Key(ref faults, RecordField.Number, step.Number, required: true);
        Time(ref faults, RecordField.At, step.At, now + Ahead);
        Key(ref faults, RecordField.Activity, step.Activity, required: true);
        Key(ref faults, RecordField.Officer, step.Officer);
        Key(ref faults, RecordField.Unit, step.Unit);
        return faults ?? Fine;
    }

    private static void Key(ref List<Refusal>? faults, RecordField field, string? value, bool required = false)
    {
        if (value is null ? required : value.AsSpan().Trim().Length == 0)
        {
            (faults ??= []).Add(new("text.missing", field.Name()));
        }
        else if (value is not null)
        {
            Characters(ref faults, field, value, TextBounds.Key, lines: false);
        }
    }

    private static void Text(ref List<Refusal>? faults, RecordField field, string? value, int most)
    {
        if (value is not null)
        {
            Characters(ref faults, field, value, most, lines: true);
        }
    }

    private static void Characters(ref List<Refusal>? faults, RecordField field, string value, int most, bool lines)
    {
        if (value.Length > most)
        {
            (faults ??= []).Add(new("text.too-long", field.Name(), most.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            // Not the C1 range: leftovers of Windows-1252 stand in many public records and harm nobody.
            if (character is < ' ' or '\u007F' && !(lines && character is '\n' or '\r' or '\t'))
            {
                (faults ??= []).Add(new("text.control-character", field.Name(), $"U+{(int)character:X4}", Place(i)));
                return;
            }

            if (char.IsHighSurrogate(character) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(character) || character == BrokenByte)
            {
                (faults ??= []).Add(new("text.broken", field.Name(), Place(i)));
                return;
            }
        }

        static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static void Time(ref List<Refusal>? faults, RecordField field, DateTime? value, DateTime latest)
    {
        if (value is { } time && (time < Earliest || time > latest))
        {
            (faults ??= []).Add(new("time.out-of-range", field.Name(), Iso(time), Iso(Earliest), Iso(latest)));
        }

        static string Iso(DateTime time) => Instants.Truncate(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static void Place(ref List<Refusal>? faults, double? latitude, double? longitude)
    {
        Degrees(ref faults, RecordField.Latitude, latitude, 90);
        Degrees(ref faults, RecordField.Longitude, longitude, 180);
        if (latitude is null != longitude is null)
        {
            (faults ??= []).Add(new("coordinate.half", (latitude is null ? RecordField.Latitude : RecordField.Longitude).Name()));
        }
    }

    private static void Degrees(ref List<Refusal>? faults, RecordField field, double? value, double most)
    {
        if (value is { } degrees && !(Math.Abs(degrees) <= most))
        {
            (faults ??= []).Add(new(
                "coordinate.out-of-range", field.Name(), degrees.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
