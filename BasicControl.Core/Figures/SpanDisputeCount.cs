using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures;

/// <summary>Counts the disputes of a period, one record at a time.</summary>
internal sealed class SpanDisputeCount(CityZone zone)
{
    private readonly Dictionary<DisputeKind, (long Now, long Before)> _kinds = [];
    private readonly Dictionary<(DisputeKind, UnitId), int> _kindUnits = [];
    private readonly Dictionary<(UnitId, int), int> _hours = [];
    private long _weapons;
    private Rate _settled;

    public void Add(DisputeRow row, bool isNow, bool isBefore)
    {
        if (row.Kind == DisputeKind.None || !(isNow || isBefore))
        {
            return;
        }

        var count = _kinds.GetValueOrDefault(row.Kind);
        _kinds[row.Kind] = isNow ? (count.Now + 1, count.Before) : (count.Now, count.Before + 1);
        if (isNow)
        {
            _kindUnits[(row.Kind, row.Unit)] = _kindUnits.GetValueOrDefault((row.Kind, row.Unit)) + 1;
            var hour = zone.ToLocal(row.At).Hour;
            _hours[(row.Unit, hour)] = _hours.GetValueOrDefault((row.Unit, hour)) + 1;
            _weapons += row.Weapon ? 1 : 0;
        }
    }

    /// <summary>An order about a dispute that was opened here in the period.</summary>
    public void AddOrder(bool isSettled) => _settled = new(_settled.Numerator + (isSettled ? 1 : 0), _settled.Denominator + 1);

    public SpanDisputes Disputes() => new(_kinds, _kindUnits, _hours, _weapons, _settled);
}
