using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>One row of a file, as it came.</summary>
/// <param name="Line">Line where the row starts, from 1 for the file's first.</param>
/// <param name="Cells">Cells in the order of <see cref="IRowSource.Columns"/>; a malformed row may have fewer or more.</param>
/// <param name="Fault">Why the row cannot be read, or null.</param>
public sealed record FileRow(long Line, string[] Cells, Refusal? Fault = null);

/// <summary>The rows of an opened file. A bad row is a row with a fault, never the end of the file.</summary>
public interface IRowSource : IDisposable
{
    /// <summary>The heading, trimmed.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>How much of the file has been read, 0 to 1; may be asked from another thread.</summary>
    double Done { get; }

    /// <summary>The rows, once. Blocking: belongs on a thread of its own.</summary>
    IEnumerable<FileRow> Rows();
}

/// <summary>What a file may hold at most; beyond it a row or a file is refused, so that memory stays bounded.</summary>
public static class FileBounds
{
    /// <summary>Bytes of one row, UTF-8.</summary>
    public const int Row = 256 * 1024;

    public const int Columns = 1_000;

    /// <summary>Characters of all shared texts of a workbook.</summary>
    public const long SharedTexts = 64 * 1024 * 1024;

    /// <summary>Bytes of a workbook's parts after unpacking.</summary>
    public const long Workbook = 2L * 1024 * 1024 * 1024;

    /// <summary>Bytes of what is loaded as a whole of a workbook, each after unpacking: its own part, its styles, its directories together.</summary>
    public const long WholePart = 4 * 1024 * 1024;

    /// <summary>Bytes of a packed text after unpacking.</summary>
    public const long Unpacked = 4L * 1024 * 1024 * 1024;

    /// <summary>Rejected rows of one run that are kept for correction; those beyond are counted.</summary>
    public const int Rejects = 100_000;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 10_000;
}

/// <summary>A file holds more than its bounds allow; it is read no further.</summary>
/// <param name="refusal">What is told to whoever brought it.</param>
internal sealed class FileBoundException(Refusal refusal) : IOException(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
