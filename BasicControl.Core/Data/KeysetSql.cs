using System.Globalization;

namespace BasicControl.Core.Data;

/// <summary>A range of an index that a list lies in: the equality or filter that names it, and the column it is sorted by.</summary>
internal sealed record KeysetRange(string Where, string Key);

/// <summary>
/// The text of one page of a list read by key. A list may lie in several ranges (one per unit, one per source): each
/// is read in key order up to the page's size and the ranges are merged, so a page costs what it shows, however long
/// the list is. The text runs unchanged on SQLite and PostgreSQL.
/// </summary>
internal sealed class KeysetSql(string table, bool descending)
{
    /// <summary>A key for a range that an index names but does not sort: without the plus a planner would walk the whole table by id.</summary>
    public const string UnindexedId = "+id";

    private const string HighestCharacter = "\U0010FFFF";

    private readonly List<object> _values = [];
    private readonly List<KeysetRange> _ranges = [];
    private readonly List<string> _bounds = [];
    private readonly List<string> _common = [];
    private readonly List<string> _filters = [];

    /// <summary>The ranges that each tell by themselves how far a page looks; none: another range does, or the page looks to the end.</summary>
    public IReadOnlyList<KeysetRange> Walked { get; private set; } = [];

    /// <summary>Values of the placeholders, in order.</summary>
    public object[] Values => [.. _values];

    /// <summary>Whether rows of the ranges are left out by conditions that the index does not answer.</summary>
    public bool IsFiltered => _filters.Count > 0;

    private string Way => descending ? "DESC" : "ASC";

    /// <summary>A placeholder for a value.</summary>
    public string Bind(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count - 1}}}");
    }

    /// <summary>
    /// The ranges of the numbers that begin with a text, as it was written and in capitals, in the unique index of (source, number) of each
    /// source. Every range is walked only so far when rows are filtered out.
    /// </summary>
    public void Numbers(IEnumerable<long> sources, string number)
    {
        var start = number.Trim();
        foreach (var source in sources)
        {
            foreach (var text in new[] { start, start.ToUpperInvariant() }.Distinct(StringComparer.Ordinal))
            {
                Range($"source_id = {Bind(source)} AND external_number >= {Bind(text)} AND external_number < {Bind(text + HighestCharacter)}", "external_number");
            }
        }

        Walked = _ranges;
    }

    public void Range(string where, string key) => _ranges.Add(new(where, key));

    /// <summary>A bound of the sort key: the index walks from it.</summary>
    public void Within(string condition) => _bounds.Add(condition);

    /// <summary>A condition that nearly every row of the ranges meets.</summary>
    public void Always(string condition) => _common.Add(condition);

    /// <summary>
    /// A condition that may leave out most rows: the page then looks only so far. Its column is written with a plus, so
    /// that no planner prefers another index to the one that the list is sorted by.
    /// </summary>
    public void Filter(string condition) => _filters.Add(condition);

    /// <summary>The rows behind the cursor, in key order.</summary>
    /// <param name="upTo">The last key to look at, or null: to the end.</param>
    public string Page(ListCursor? after, ListCursor? upTo, int limit)
    {
        var selects = _ranges.Select(range => Select($"*, {range.Key} AS sort_key", range, after, upTo, [.. _bounds, .. _common, .. _filters]) + Limit(range.Key, limit)).ToList();
        return selects.Count == 1
            ? selects[0]
            : $"{string.Join(" UNION ALL ", selects.Select(select => $"SELECT * FROM ({select})"))} ORDER BY sort_key {Way}, id {Way} LIMIT {limit}";
    }

    /// <summary>The key that lies this many rows behind the cursor in a range, filters aside: how far one page looks.</summary>
    public string KeyAt(KeysetRange range, ListCursor? after, int offset) =>
        Select($"{range.Key} AS \"Key\", id AS \"Id\"", range, after, null, _bounds) + Limit(range.Key, 1) + string.Create(CultureInfo.InvariantCulture, $" OFFSET {offset}");

    private string Select(string columns, KeysetRange range, ListCursor? after, ListCursor? upTo, IEnumerable<string> conditions)
    {
        var terms = new List<string>();
        if (range.Where.Length > 0)
        {
            terms.Add(range.Where);
        }

        terms.AddRange(conditions);
        if (after is not null)
        {
            terms.Add(Compare(range.Key, descending ? "<" : ">", after));
        }

        if (upTo is not null)
        {
            terms.Add(Compare(range.Key, descending ? ">=" : "<=", upTo));
        }

        return $"SELECT {columns} FROM {table}{(terms.Count > 0 ? " WHERE " + string.Join(" AND ", terms) : "")}";
    }

    private string Compare(string key, string sign, ListCursor cursor) =>
        key is "id" or UnindexedId ? $"{key} {sign} {Bind(cursor.Id)}" : $"({key}, id) {sign} ({Bind(cursor.Value)}, {Bind(cursor.Id)})";

    private string Limit(string key, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $" ORDER BY {(key is "id" or UnindexedId ? key : $"{key} {Way}, id")} {Way} LIMIT {limit}");
}
