namespace BasicControl.Core.Figures.Export;

/// <summary>What the cells of a column are, and so how they are typed and shown.</summary>
public enum ExportType
{
    Text = 0,

    /// <summary>A whole number: <see cref="long"/> or <see cref="int"/>.</summary>
    Whole = 1,

    /// <summary>A number with decimals: <see cref="double"/>.</summary>
    Number = 2,

    /// <summary>A share of 1 as <see cref="double"/>, shown as a percentage.</summary>
    Share = 3,

    /// <summary>Hours as <see cref="double"/>.</summary>
    Hours = 4,

    /// <summary>A local wall-clock time: <see cref="DateTime"/>.</summary>
    Time = 5,

    /// <summary>A local day: <see cref="DateOnly"/>.</summary>
    Day = 6,
}

/// <param name="Title">Heading in the reader's language.</param>
/// <param name="Width">Width in characters; 0 takes what the type needs.</param>
public sealed record ExportColumn(string Title, ExportType Type = ExportType.Text, int Width = 0);

/// <summary>A table as it leaves the product: typed columns and rows that are read once, while they are written.</summary>
/// <param name="Name">What the table is called, in the reader's language: name of the sheet.</param>
/// <param name="Rows">One cell a column; null is empty.</param>
public sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Rows that a file holds at most; it says so when there were more.</summary>
    public const int MostRows = 100_000;

    /// <summary>What the table is about: the period, the instant, the filters; lines in the reader's language.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
