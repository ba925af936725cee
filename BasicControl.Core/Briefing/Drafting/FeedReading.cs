using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>When sources had last delivered at an instant that may lie in the past.</summary>
internal sealed class FeedReading(BasicControlDb db, OrganisationBook book, FeedWatch feeds)
{
    /// <summary>The sources of a city that should deliver; one that began only after T is none yet.</summary>
    public IEnumerable<FeedFact> At(UnitId city, SourceId? source, DateTime at) =>
        from one in book.Sources
        where one.CityId == city && one.ExpectedIntervalMs is not null && (source is null || one.Id == source)
        orderby one.Key
        let last = LastBy(one, at)
        where last is not null || feeds.LastArrival(one) is null
        select new FeedFact(one.LocalName, last, TimeSpan.FromMilliseconds(one.ExpectedIntervalMs!.Value));

    /// <summary>What is watched now holds for T when nothing has come since; else the last record that had come by then tells.</summary>
    private DateTime? LastBy(Source source, DateTime at)
    {
        if (feeds.LastArrival(source) is not { } last || last <= at)
        {
            return feeds.LastArrival(source);
        }

        var table = source.Makes == Makes.Incident ? "incidents" : "work_orders";
        var number = LastNumberBy(table, Instants.ToMilliseconds(at));
        using var command = PlainSql.Command(
            db, $"SELECT recorded_at FROM {table} WHERE id <= @number AND +source_id = @source ORDER BY id DESC LIMIT 1", ("@number", number), ("@source", source.Id.Value));
        return command.ExecuteScalar() is long found ? Instants.FromMilliseconds(found) : null;
    }

    /// <summary>Ids rise with record time: a search by halves finds the last that was there at T.</summary>
    private long LastNumberBy(string table, long at)
    {
        var (low, high) = (0L, PlainSql.Number(db, $"SELECT coalesce(max(id), 0) FROM {table}"));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            using var command = PlainSql.Command(db, $"SELECT id, recorded_at FROM {table} WHERE id >= @middle ORDER BY id LIMIT 1", ("@middle", middle));
            using var row = command.ExecuteReader();
            row.Read();
            (low, high) = row.GetInt64(1) <= at ? (row.GetInt64(0), high) : (low, middle - 1);
        }

        return low;
    }
}
