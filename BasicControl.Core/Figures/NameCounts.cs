namespace BasicControl.Core.Figures;

/// <summary>Counts by id, read out by name: ids that share a name are one line.</summary>
internal sealed class NameCounts<TId>
    where TId : notnull
{
    private readonly Dictionary<TId, long> _counts = [];

    public int Ids => _counts.Count;

    public void Add(TId id, long count = 1) => _counts[id] = _counts.GetValueOrDefault(id) + count;

    public IEnumerable<NamedCount> ByName(Func<TId, string> name) =>
        _counts.GroupBy(count => name(count.Key), (key, parts) => new NamedCount(key, parts.Sum(part => part.Value)), StringComparer.Ordinal)
            .OrderBy(count => count.Name, StringComparer.Ordinal);

    public IReadOnlyList<NamedCount> MostFirst(Func<TId, string> name) =>
        [.. ByName(name).OrderByDescending(count => count.Count)];

    /// <summary>The counts as a grid in ordinal order of the names of rows and columns; every name of either side has a line.</summary>
    /// <param name="columns">The columns, where they are the same whatever is counted; null takes those that occur.</param>
    public FigureTable Grid(string key, Func<TId, string> row, Func<TId, string> column, IReadOnlyList<string>? columns = null)
    {
        var cells = new Dictionary<(string, string), long>();
        foreach (var (id, count) in _counts)
        {
            var cell = (row(id), column(id));
            cells[cell] = cells.GetValueOrDefault(cell) + count;
        }

        var across = columns ?? [.. cells.Keys.Select(cell => cell.Item2).Distinct().Order(StringComparer.Ordinal)];
        var down = cells.Keys.Select(cell => cell.Item1).Distinct().Order(StringComparer.Ordinal);
        return new(key, ["", .. across], [.. down.Select(name => Line(name, across.Select(other => cells.GetValueOrDefault((name, other)))))]);
    }

    private static IReadOnlyList<object?> Line(string name, IEnumerable<long> counts) => [name, .. counts.Select(count => (object?)count)];
}
