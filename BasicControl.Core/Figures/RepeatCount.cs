using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Figures;

/// <summary>An address from which records came in again and again.</summary>
/// <param name="AddressKey">The mark that its records share.</param>
/// <param name="Total">All records of the address that were looked at.</param>
/// <param name="MostInSpan">The most within one span of the rule.</param>
/// <param name="First">Event time of the first, local.</param>
/// <param name="Last">Event time of the last, local.</param>
/// <param name="Types">Different types.</param>
/// <param name="TopType">The most frequent type; of equals the one that came first.</param>
/// <param name="Unit">The unit of the last record.</param>
public sealed record RepeatAddress(string AddressKey, int Total, int MostInSpan, DateTime First, DateTime Last, int Types, TermId TopType, UnitId Unit)
{
    /// <summary>The address as repeats compare it; a list for many eyes masks it. Empty when its key is absent.</summary>
    public string Address { get; init; } = "";
}

/// <summary>
/// Finds repeat addresses in records that come one address after the other. Spans are measured on the local clock, as
/// the days that people tell are, so the nights on which it is set do not make a span longer or shorter.
/// </summary>
internal sealed class RepeatCount(RepeatRule rule, CityZone zone)
{
    private readonly List<DateTime> _times = [];
    private readonly List<TermId> _types = [];
    private UnitId _unit;

    /// <summary>The repeats with their addresses opened: the most within one span first, equals by total and address.</summary>
    public IEnumerable<RepeatAddress> MostFirst(IEnumerable<AddressRow> rows, Vault? vault) =>
        Find(rows).Select(one => one with { Address = vault?.PlaceOf(one.AddressKey) ?? "" })
            .OrderByDescending(one => one.MostInSpan).ThenByDescending(one => one.Total).ThenBy(one => one.Address, StringComparer.Ordinal);

    /// <summary>Holds one address at a time.</summary>
    public IEnumerable<RepeatAddress> Find(IEnumerable<AddressRow> rows)
    {
        string? key = null;
        foreach (var row in rows)
        {
            if (row.Key != key)
            {
                if (key is not null && End(key) is { } repeat)
                {
                    yield return repeat;
                }

                key = row.Key;
                _times.Clear();
                _types.Clear();
            }

            _times.Add(zone.ToLocal(row.At));
            _types.Add(row.Type);
            _unit = row.Unit;
        }

        if (key is not null && End(key) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>The most instants within one span, its end excluded.</summary>
    /// <param name="times">Ascending.</param>
    public static int MostWithin(IReadOnlyList<DateTime> times, TimeSpan span)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= span)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private RepeatAddress? End(string key)
    {
        if (_times.Count < rule.Least)
        {
            return null;
        }

        // The hour that the clock runs twice is out of order on the local clock.
        var ascending = _times.Order().ToList();
        if (MostWithin(ascending, rule.Span) is var most && most < rule.Least)
        {
            return null;
        }

        var types = new Dictionary<TermId, int>();
        foreach (var type in _types)
        {
            types[type] = types.GetValueOrDefault(type) + 1;
        }

        var top = types.Values.Max();
        return new(key, _times.Count, most, ascending[0], ascending[^1], types.Count, _types.First(type => types[type] == top), _unit);
    }
}
