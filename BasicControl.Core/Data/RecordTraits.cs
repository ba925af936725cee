using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Data;

/// <summary>What a list asks of its records beyond their place in an index: the dispute they are, and when in the local week they happened.</summary>
public sealed record RecordTraits
{
    private const long Hours = 3_600_000;

    /// <summary>Leaves nothing out.</summary>
    public static readonly RecordTraits Any = new();

    /// <summary>Only disputes, of whatever kind.</summary>
    public bool DisputesOnly { get; init; }

    /// <summary>Kinds of dispute; empty leaves none out.</summary>
    public IReadOnlyList<DisputeKind> Kinds { get; init; } = [];

    /// <summary>Only what tells of a weapon.</summary>
    public bool WeaponOnly { get; init; }

    /// <summary>Local hour, 0–23.</summary>
    public int? Hour { get; init; }

    /// <summary>Local weekday, 1 Monday – 7 Sunday.</summary>
    public int? Weekday { get; init; }

    /// <summary>The zone that <see cref="Hour"/> and <see cref="Weekday"/> are told in.</summary>
    public CityZone Zone { get; init; } = CityZone.Floating;

    /// <summary>Adds the conditions to a list whose table has the columns <c>dispute</c> and <c>weapon</c>.</summary>
    /// <param name="time">Column of the event time.</param>
    /// <param name="from">First instant that the list holds, or null.</param>
    /// <param name="to">End of the list, exclusive.</param>
    internal void AddTo(KeysetSql sql, string time, DateTime? from, DateTime to)
    {
        if (DisputesOnly)
        {
            sql.Filter("+dispute <> 0");
        }

        if (Kinds.Count > 0)
        {
            sql.Filter($"+dispute IN ({string.Join(", ", Kinds.Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture)))})");
        }

        if (WeaponOnly)
        {
            // Written so that it reads the same whether the store keeps truth as a number or as a word.
            sql.Filter("NOT (NOT weapon)");
        }

        if (Hour is null && Weekday is null)
        {
            return;
        }

        var local = $"(+{time} + {Offset(from ?? DateTime.UnixEpoch, to)})";
        if (Hour is { } hour)
        {
            sql.Filter($"{local} / {Hours} % 24 = {sql.Bind((long)hour)}");
        }

        if (Weekday is { } weekday)
        {
            // The first of January 1970 was a Thursday.
            sql.Filter($"({local} / {24 * Hours} + 3) % 7 + 1 = {sql.Bind((long)weekday)}");
        }

        string Offset(DateTime first, DateTime end)
        {
            var offsets = Zone.OffsetsBetween(first, end);
            var text = Milliseconds(offsets[^1].Offset);
            for (var i = offsets.Count - 2; i >= 0; i--)
            {
                text = $"CASE WHEN +{time} < {Instants.ToMilliseconds(offsets[i + 1].From).ToString(CultureInfo.InvariantCulture)} THEN {Milliseconds(offsets[i].Offset)} ELSE {text} END";
            }

            return text;
        }
    }

    private static string Milliseconds(TimeSpan offset) => ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
