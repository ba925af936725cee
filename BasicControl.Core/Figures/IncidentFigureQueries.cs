using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>The one query layer of incident figures: those that happened by T, in the scope and span.</summary>
public sealed class IncidentFigureQueries(OrganisationBook book)
{
    private const string Counted = "rows";

    private readonly FigureNames _names = new(book);

    /// <summary>Whether incidents can be broken down so: they have no officer, status or department.</summary>
    public static bool Has(FigureBy by) => by is not (FigureBy.Officer or FigureBy.Status or FigureBy.Department);

    /// <summary>How many incidents, worked out by the store.</summary>
    public long Count(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default) => Rows(reads, db, scope, at, span).LongCount();

    /// <param name="zone">The zone that days are told in.</param>
    public IncidentTotals Totals(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureSpan span = default)
    {
        var units = new NameCounts<UnitId>();
        var types = new HashSet<TermId>();
        var days = new HashSet<DateOnly>();
        var doubled = new SortedDictionary<(DateOnly, int, TimeSpan), long>();
        var rows = 0L;
        DateTime? first = null, last = null;
        foreach (var row in Stream(reads, db, scope, at, span))
        {
            rows++;
            units.Add(row.Unit);
            types.Add(row.Type);
            days.Add(zone.DayOf(row.At));
            (first, last) = (first < row.At ? first : row.At, last > row.At ? last : row.At);
            if (zone.FoldOf(row.At) is { } fold)
            {
                var key = (zone.DayOf(row.At), fold, zone.ToOffset(row.At).Offset);
                doubled[key] = doubled.GetValueOrDefault(key) + 1;
            }
        }

        return new(
            rows, WithoutNumber(reads, db, scope, at), units.MostFirst(_names.Of), types.Count, first, last, days.Count,
            [.. doubled.Select(hour => new DoubledHour(hour.Key.Item1, hour.Key.Item2, hour.Key.Item3, hour.Value))]);
    }

    /// <exception cref="ArgumentOutOfRangeException">Incidents cannot be broken down so: ask <see cref="Has"/> first.</exception>
    public FigureTable Table(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureBy by, FigureSpan span = default)
    {
        if (by.IsOfDisputes())
        {
            return DisputeTables.Of(db, book, zone).By(by, DisputeRecords.Of(Rows(reads, db, scope, at, span)));
        }

        var rows = Stream(reads, db, scope, at, span);
        return by switch
        {
            FigureBy.Unit or FigureBy.Group => Counts(by, rows.Select(row => row.Unit), _names.Of),
            FigureBy.Type => Counts(by, rows.Select(row => row.Type), type => _names.Of((TermId?)type)),
            FigureBy.Channel => Counts(by, rows.Select(row => row.Channel ?? default), channel => _names.Of(channel == default ? null : channel)),
            FigureBy.Day => Counts(by, rows.Select(row => zone.DayOf(row.At)), FigureNames.Of),
            FigureBy.Weekday => Counts(by, rows.Select(row => zone.DayOf(row.At).DayOfWeek), FigureNames.Of),
            _ when by.IsGrid() => new RecordGrids(_names, zone).By(by, rows.Select(row => new GridRow(row.Unit, row.Type, row.At))),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
    }

    /// <summary>Totals of disputes: reads those of the scope.</summary>
    public DisputeTotals Disputes(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span = default) =>
        DisputeTables.Totals(DisputeRecords.Of(Rows(reads, db, scope, at, span)));

    /// <summary>Totals of repeat addresses: reads the addresses of the scope twice, in their order.</summary>
    public RepeatTotals Repeats(Scope reads, BasicControlDb db, FigureScope scope, CityZone zone, DateTime at, FigureSpan span = default) =>
        DisputeTables.Of(db, book, zone).Repeats(DisputeRecords.Of(Rows(reads, db, scope, at, span)));

    private static FigureTable Counts<TId>(FigureBy by, IEnumerable<TId> ids, Func<TId, string> name)
        where TId : notnull
    {
        var counts = new NameCounts<TId>();
        foreach (var id in ids)
        {
            counts.Add(id);
        }

        return new(by.KeyOf(), [by.KeyOf(), Counted], [.. counts.ByName(name).Select(count => (IReadOnlyList<object?>)[count.Name, count.Count])]);
    }

    /// <summary>Rows refused for want of a number: known to the source only, so neither T nor units narrow them, and only who reads the source's whole city is told.</summary>
    private long WithoutNumber(Scope reads, BasicControlDb db, FigureScope scope, DateTime at)
    {
        var sources = book.Sources.Where(source => scope.Source is { } one ? source.Id == one : scope.City is not { } city || source.CityId == city)
            .Where(source => book.Covers(reads, source.CityId, at)).Select(source => source.Id).ToList();
        return db.Rejects.LongCount(reject => sources.Contains(reject.SourceId) && reject.Code == RowMapper.NumberMissing);
    }

    private IQueryable<Incident> Rows(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span)
    {
        var incidents = db.Incidents.In(ScopeReach.Of(book, reads, at), scope).Where(incident => incident.At <= at);
        if (span.From is { } from)
        {
            incidents = incidents.Where(incident => incident.At >= from);
        }

        return span.To is { } to ? incidents.Where(incident => incident.At < to) : incidents;
    }

    private IEnumerable<IncidentRow> Stream(Scope reads, BasicControlDb db, FigureScope scope, DateTime at, FigureSpan span) => RowStream.Read(
        Rows(reads, db, scope, at, span).Select(incident => new { incident.UnitId, incident.TypeId, incident.ChannelId, incident.At }),
        row => new IncidentRow(row.Unit(0), row.Term(1), row.TermOrNull(2), row.Instant(3)));

    private readonly record struct IncidentRow(UnitId Unit, TermId Type, TermId? Channel, DateTime At);
}
