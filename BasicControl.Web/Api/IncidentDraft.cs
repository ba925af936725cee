using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>One incident as it stands in a request: read, but neither checked nor bound to its source.</summary>
internal sealed class IncidentDraft
{
    private const string WrittenAs = "2026-01-31T08:30:00+08:00";

    /// <summary>Where the item stands in the request, as a JSON path: <c>$</c> or <c>$[3]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>True when the record is wrapped in a CloudEvent, whose attributes carry number and version.</summary>
    public bool IsEvent { get; init; }

    /// <summary>Offset and length of the item in the body.</summary>
    public (int Start, int Length) Place { get; set; }

    /// <summary>The CloudEvent's <c>id</c>.</summary>
    public string? Delivery { get; set; }

    public string? Source { get; set; }

    public WrittenTime? At { get; set; }

    public WrittenTime? Due { get; set; }

    public WrittenTime? ClosedAt { get; set; }

    public WrittenTime? UpdatedAt { get; set; }

    public string?[] Texts { get; } = new string?[RecordFields.All.Count];

    public Level Level { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>Names in the item that mean nothing here; they are told back, not refused.</summary>
    public List<string>? Ignored { get; private set; }

    /// <summary>What was wrong already while reading.</summary>
    public List<Refusal>? Faults { get; private set; }

    public void Ignore(string name)
    {
        if ((Ignored ??= []).Count < 20) Ignored.Add(name);
    }

    public void Fault(Refusal refusal) => (Faults ??= []).Add(refusal);

    /// <summary>The record, when it may enter: its source exists and every field holds what it must.</summary>
    public Outcome<SourceRecord> Bind(OrganisationBook book, DateTime now)
    {
        if (Source is null && !IsFaulty("source")) Fault(new("text.missing", "source"));
        if (At is null && !IsFaulty("at")) Fault(new("text.missing", "at"));
        var source = SourceIn(book);
        if (source is null && Source is not null) Fault(new("source.unknown", "source", Shortened(Source)));
        var record = RecordOf(source, source is null ? CityZone.Floating : book.Zone(source.Zone), now);
        foreach (var refusal in RecordRules.Check(record, now))
        {
            if (!IsFaulty(NameOf(refusal.Field))) Fault(refusal with { Field = NameOf(refusal.Field) });
        }

        return Faults is null ? record : Faults;
    }

    /// <summary>The source that the item names, or null. That of an event is a URI reference: the key alone, or a path that ends in it.</summary>
    public Source? SourceIn(OrganisationBook book) => Source is not { } key
        ? null
        : book.Source(key) ?? (IsEvent && key.LastIndexOf('/') is >= 0 and var slash ? book.Source(key[(slash + 1)..]) : null);

    /// <summary>A field that could not be read, with the way to write it.</summary>
    public static Refusal NoTime(string field, string? text) => new("time.unreadable", field, Shortened(text), WrittenAs);

    /// <summary>The field as the sender calls it: an event carries number and version as attributes.</summary>
    public string? NameOf(string? field) => !IsEvent ? field : field switch
    {
        "number" => "subject",
        "updatedAt" => "time",
        _ => field,
    };

    /// <summary>Where a field stands in the request.</summary>
    public string PathOf(string? field) => field switch
    {
        null => Path,
        "source" or "subject" or "time" or "id" or "specversion" or "data" or "type" when IsEvent => $"{Path}.{field}",
        _ => IsEvent ? $"{Path}.data.{field}" : $"{Path}.{field}",
    };

    internal static string Shortened(string? text) => text is null ? "" : text.Length <= 60 ? text : text[..60] + "…";

    private bool IsFaulty(string? field) => Faults?.Exists(fault => fault.Field == field) == true;

    private SourceRecord RecordOf(Source? source, CityZone zone, DateTime now) => new()
    {
        Source = source?.Key ?? Source ?? "",
        Number = Texts[(int)RecordField.Number]!,
        At = At?.ToUtc(zone) ?? now,
        Type = Texts[(int)RecordField.Type],
        Level = Level,
        Unit = Texts[(int)RecordField.Unit],
        Officer = Texts[(int)RecordField.Officer],
        Channel = Texts[(int)RecordField.Channel],
        Department = Texts[(int)RecordField.Department],
        Status = Texts[(int)RecordField.Status],
        Address = Texts[(int)RecordField.Address],
        Text = Texts[(int)RecordField.Text],
        Latitude = Latitude,
        Longitude = Longitude,
        Due = Due?.ToUtc(zone),
        ClosedAt = ClosedAt?.ToUtc(zone),
        Outcome = Texts[(int)RecordField.Outcome],
        UpdatedAt = UpdatedAt?.ToUtc(zone),
    };
}
