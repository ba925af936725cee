using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Changes;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Audit;

/// <summary>What the auditor's pages ask: an address becomes a filter, a reader's scope what they see, rows become words.</summary>
public sealed class TrailReader(IStringLocalizer<TrailPage> text, OrganisationBook book, TrailWords sentences, Words words, StoreReader reader, TimeProvider clock)
{
    /// <summary>Days and times of the trail are told by the clock of the first city.</summary>
    public UnitId? City => book.Cities.FirstOrDefault()?.Id;

    public Task<Core.Changes.TrailPage> Find(Scope reads, TrailAddress asked) =>
        reader.Read(db => TrailSearch.Find(db, Centre.Events, ReachOf(reads), FilterOf(asked), asked.Before));

    public Task<Core.Changes.TrailPage> Of(Scope reads, Subject subject, long id, long? before) =>
        reader.Read(db => TrailSearch.Of(db, Centre.Events, ReachOf(reads), subject, id, before));

    public string Sentence(TrailRow row) => sentences.Of(row.Entry).Text;

    public string Named(Subject subject) => text[$"Subject_{subject}"];

    public string Who(TrailRow row) =>
        (row.Entry.Person is { } person ? $"{words.Of(person)} · " : "") + words.Of(row.Entry.Post) + (row.Account is { } account ? $" · {text["Account", account]}" : "");

    /// <summary>The rows of an address as a file; null: there is no city yet.</summary>
    public Download? Export(Scope reads, Uri address)
    {
        if (City is not { } city)
        {
            return null;
        }

        var (asked, zone) = (TrailAddress.Read(address) with { Before = null }, book.ZoneOf(city));
        return new("trail", db =>
        [
            new(
                text["Title"],
                [
                    new(text["Position"], ExportType.Whole), new(text["Recorded"], ExportType.Time), new(text["Happened"], ExportType.Time), new(text["Who"], ExportType.Text, 30),
                    new(text["Unit"], ExportType.Text, 20), new(text["Subject"], ExportType.Text, 14), new(text["Id"], ExportType.Whole), new(text["Kind"], ExportType.Text, 18),
                    new(text["What"], ExportType.Text, 60), new(text["Origin"], ExportType.Text, 16),
                ],
                TrailSearch.All(db, Centre.Events, ReachOf(reads), FilterOf(asked)).Select(row => (IReadOnlyList<object?>)
                [
                    row.Entry.Position, zone.ToLocal(row.Entry.RecordedAt), zone.ToLocal(row.Entry.HappenedAt), Who(row), row.Entry.Unit is { } unit ? words.Of(unit) : null,
                    Named(row.Subject), row.SubjectId, row.Kind, Sentence(row), row.Origin,
                ]))
            {
                Notes = [asked.Write(Links.Trail)],
            },
        ]);
    }

    private TrailReach ReachOf(Scope reads)
    {
        if (reads.IsEverything)
        {
            return new(null, true);
        }

        var now = clock.UtcNow();
        var withoutUnit = reads.Roots.Any(root => book.TryUnit(root, out var unit) && unit.Kind == UnitKind.City);
        return new([.. book.Units.Where(unit => book.Covers(reads, unit.Id, now)).Select(unit => unit.Id.Value)], withoutUnit);
    }

    private TrailFilter FilterOf(TrailAddress asked)
    {
        var zone = City is { } city ? book.ZoneOf(city) : CityZone.Floating;
        var account = long.TryParse(asked.Who, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        IReadOnlyList<long>? people = asked.Who is { } who
            ? [.. book.People.Where(person => person.Number == who || person.Name.Contains(who, StringComparison.OrdinalIgnoreCase)).Select(person => person.Id.Value)]
            : null;
        return new()
        {
            People = people is [] && account is not null ? null : people,
            Account = people is [] ? account : null,
            Role = asked.Role,
            Units = asked.Unit is { } unit ? [.. book.EverBelow(unit).Append(unit).Select(below => below.Value)] : null,
            Subject = asked.Subject,
            SubjectId = asked.Id,
            Kind = asked.Kind,
            Since = asked.From is { } from ? zone.ToUtc(from.ToDateTime(TimeOnly.MinValue)) : null,
            Until = asked.To is { } to ? zone.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null,
            Text = asked.Text,
        };
    }
}
