using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>A heat block in one language, either way up, with its sums.</summary>
public sealed class HeatSheet
{
    private readonly HeatBlock _block;
    private readonly bool _isTurned;

    private HeatSheet(HeatBlock block, string corner, IReadOnlyList<string> rows, IReadOnlyList<string> columns, bool isTurned) =>
        (_block, Corner, Rows, Columns, _isTurned) = (block, corner, rows, columns, isTurned);

    /// <summary>What the rows are called; empty when the grid is turned, since only the rows have a name.</summary>
    public string Corner { get; }

    public IReadOnlyList<string> Rows { get; }

    public IReadOnlyList<string> Columns { get; }

    public int Most => _block.Most();

    public long Sum => _block.Cells.Sum(cell => (long)cell);

    public int this[int row, int column] => _isTurned ? _block.Cells[(column * Rows.Count) + row] : _block.Cells[(row * Columns.Count) + column];

    public static HeatSheet Of(HeatBlock block, ValueText text) =>
        new(block, text.Of(block.Corner), [.. block.Rows.Select(text.Of)], [.. block.Columns.Select(text.Of)], isTurned: false);

    /// <summary>Rows and columns changed round.</summary>
    public HeatSheet Turned() => new(_block, _isTurned ? Corner : "", Columns, Rows, !_isTurned);

    public long RowSum(int row) => Enumerable.Range(0, Columns.Count).Sum(column => (long)this[row, column]);

    public long ColumnSum(int column) => Enumerable.Range(0, Rows.Count).Sum(row => (long)this[row, column]);
}
