using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>
/// Answers heat questions within a scope: whole days that are kept from the folded counts, and what is older, or broken off by a T
/// inside a day, from the store. Both go through the same cube and counter, so they mean the same.
/// </summary>
public sealed class HeatQueries(HeatCubes cubes, StoreReader reader, OrganisationBook book, TimeProvider clock)
{
    /// <summary>Waits until the counts are there, then answers at everything that is known.</summary>
    /// <exception cref="KeyNotFoundException">There is no such city.</exception>
    public async Task<HeatAnswer> Ask(Scope scope, HeatQuery query, CancellationToken stop = default)
    {
        await cubes.Ready.WaitAsync(stop);
        UnitId? above = query.Unit is { } id && book.TryUnit(id, out var unit) && unit.Kind != UnitKind.City ? id : null;
        var at = query.Span.At ?? clock.UtcNow();
        var units = above is { } top ? book.SubtreeOf(top, at) : null;
        bool Shows(UnitId station) => units?.Contains(station) != false && book.Covers(scope, station, at);

        // The unit itself where it stands at T, or any of those that stood above it at the record's instant: the definition of a scope.
        bool Takes(UnitPath place) => (above is not { } unit || place.IsUnder(unit))
            && (scope.IsEverything || place.Units.Any(scope.Roots.Contains) || book.Covers(scope, place.Unit, at));
        while (true)
        {
            var (from, today) = cubes.Read(set => CubeOf(set, query.City) is var cube ? (cube.From, cube.Today) : default);
            var now = await Prepare(query, query.Span, from, today, Takes, stop);
            var before = query.Before is { } span ? await Prepare(query, span, from, today, Takes, stop) : null;
            if (cubes.Read(set => Answer(set, query, from, now, before, Shows)) is { } answer)
            {
                return answer;
            }
        }
    }

    private static HeatCube CubeOf(HeatCubeSet set, UnitId city) => set.Cube(city) ?? throw new KeyNotFoundException($"There is no city {city.Value}.");

    /// <returns>Null when a day has left meanwhile.</returns>
    private HeatAnswer? Answer(HeatCubeSet set, HeatQuery query, DateOnly keptFrom, Part now, Part? before, Func<UnitId, bool> shows)
    {
        var cube = CubeOf(set, query.City);
        if (cube.From != keptFrom)
        {
            return null;
        }

        now.Count(cube);
        before?.Count(cube);
        var (count, earlier) = new HeatComposer(book, query, shows).Compose(now.Counter, before?.Counter);
        return new(query, set.Position, query.Span.At is { } at && at < set.At ? at : set.At, cube.CountsIncidents, keptFrom, count, earlier) { IsCut = now.Counter.IsCut || before?.Counter.IsCut == true };
    }

    /// <summary>Counts from the store what the cube does not have of a period, and says which days are left to it.</summary>
    private async Task<Part> Prepare(HeatQuery query, HeatSpan span, DateOnly keptFrom, DateOnly today, Func<UnitPath, bool> takes, CancellationToken stop)
    {
        var zone = book.ZoneOf(query.City);
        var counter = new HeatCounter(query, span, takes);
        var last = span.To < today ? span.To : today;
        var wholeTo = last;
        if (span.At is { } at && at < clock.UtcNow() && zone.DayOf(at) is var day && day <= last)
        {
            // T may lie at the very end of its day, and then the day is whole.
            (last, wholeTo) = (day, at >= zone.StartOf(day.AddDays(1)).AddMilliseconds(-1) ? day : day.AddDays(-1));
        }

        if (wholeTo < last && last >= span.From)
        {
            await FromStore(counter, query.City, last, last, span.At!.Value, stop);
        }

        if (span.From < keptFrom)
        {
            var end = wholeTo < keptFrom ? wholeTo : keptFrom.AddDays(-1);
            if (end >= span.From)
            {
                await FromStore(counter, query.City, span.From, end, zone.StartOf(end.AddDays(1)), stop);
            }
        }

        return new(counter, span.From > keptFrom ? span.From : keptFrom, wholeTo);
    }

    private async Task FromStore(HeatCounter counter, UnitId city, DateOnly from, DateOnly to, DateTime at, CancellationToken stop)
    {
        var reading = new HeatReading(book, new HeatOptions());
        var cube = await reader.Read(db => reading.ReadDays(db, city, from, to, at, stop), stop);
        counter.Add(cube, from, to);
    }

    /// <summary>A period whose days from one to another are still to be counted from the cube.</summary>
    private sealed record Part(HeatCounter Counter, DateOnly From, DateOnly To)
    {
        public void Count(HeatCube cube)
        {
            if (From <= To)
            {
                Counter.Add(cube, From, To);
            }
        }
    }
}
