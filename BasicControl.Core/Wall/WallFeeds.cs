using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Wall;

/// <summary>When each source of a city last delivered, and which are silent. The city's own desk is no feed.</summary>
internal sealed class WallFeeds(OrganisationBook book, FeedWatch feeds, UnitId city)
{
    public bool IsSample => book.Unit(city).IsSample;

    public List<FeedRow> Rows(DateTime at)
    {
        var rows = new List<FeedRow>();
        foreach (var source in Sources())
        {
            var last = feeds.LastArrival(source);
            var silent = source.ExpectedIntervalMs is { } interval && !(last?.AddMilliseconds(interval) >= at);
            rows.Add(new(source.Key, source.LocalName, last, source.ExpectedIntervalMs, silent, source.Makes == Makes.Order));
        }

        rows.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        return rows;
    }

    /// <summary>The next instant at which a feed falls silent.</summary>
    public long NextSilence(long at)
    {
        var next = Instant.Never;
        foreach (var source in Sources())
        {
            if (source.ExpectedIntervalMs is { } interval && feeds.LastArrival(source) is { } last
                && Instants.ToMilliseconds(last) + interval + 1 is var silent && silent > at)
            {
                next = Math.Min(next, silent);
            }
        }

        return next;
    }

    private IEnumerable<Source> Sources()
    {
        foreach (var source in book.Sources)
        {
            if (source.CityId == city && !source.Key.StartsWith(Source.DeskKey, StringComparison.Ordinal))
            {
                yield return source;
            }
        }
    }
}
