using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.WorkOrders;

/// <summary>Numbers that people speak: kind, local day, running number of the day. Unique; a gap is harmless.</summary>
public sealed class OrderNumbers
{
    private const string Last =
        """
        SELECT external_number FROM work_orders WHERE source_id = ?1 AND external_number >= ?2 AND external_number < ?3
        ORDER BY length(external_number) DESC, external_number DESC LIMIT 1
        """;

    private readonly Dictionary<(SourceId, string), int> _last = [];

    public string Next(WriteSession session, SourceId source, OrderKind kind, DateOnly day)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Letter(kind)}-{day:yyyyMMdd}-");
        if (!_last.TryGetValue((source, prefix), out var last))
        {
            last = Stored(session, source, prefix);
        }

        _last[(source, prefix)] = last + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1:0000}");
    }

    private static int Stored(WriteSession session, SourceId source, string prefix)
    {
        using var row = session.Prepare(Last).Query(source.Value, prefix, prefix + "~");
        return row.Read() ? int.Parse(row.GetString(0).AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    private static char Letter(OrderKind kind) => kind switch
    {
        OrderKind.Directive => 'D',
        OrderKind.Regulated => 'R',
        OrderKind.Pushed => 'P',
        _ => 'Q',
    };
}
