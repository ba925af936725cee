using System.Globalization;
using System.Text;
using BasicControl.Core.Data.Sqlite;

namespace BasicControl.Core.Changes;

/// <summary>
/// The anchors of one store, in files beside it or wherever the site wants them, best on another machine: a file a month, a line an anchor,
/// only ever added to, only for the owner's eyes. A chain that was rewritten as a whole holds in itself; it does not hold against these.
/// </summary>
public sealed class AnchorBook
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _store;

    /// <param name="folder">Where the anchors lie; null: <c>anchors</c> beside the store.</param>
    public AnchorBook(SqliteStore store, string? folder = null)
    {
        Folder = Path.GetFullPath(folder ?? Path.Combine(Path.GetDirectoryName(store.Path)!, "anchors"));
        _store = Path.GetFileName(store.Path);
    }

    public string Folder { get; }

    /// <summary>Adds a line and waits until it is on the disk.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Write(Anchor anchor)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder, Owner | UnixFileMode.UserExecute);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using var file = new FileStream(Path.Combine(Folder, $"{_store}-{anchor.At.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.txt"), options);

        // A line that a kill cut short stays a line of its own.
        var isCut = file.Length > 0 && LastByte(file) != '\n';
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.ASCII.GetBytes($"{(isCut ? "\n" : "")}{anchor.Line}\n"));
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="IOException">A file of the folder cannot be read.</exception>
    public AnchorList Read()
    {
        var (anchors, unreadable) = (new List<Anchor>(), 0);
        foreach (var line in Files().SelectMany(File.ReadLines).Where(line => line.Length > 0))
        {
            if (Anchor.Parse(line) is { } anchor) anchors.Add(anchor);
            else unreadable++;
        }

        return new([.. anchors.OrderBy(anchor => anchor.Position).ThenBy(anchor => anchor.At)], unreadable);
    }

    /// <summary>Puts the anchors away under another name, when another store takes the place of this one.</summary>
    public void MoveAside(string mark)
    {
        foreach (var file in Files().ToList())
        {
            File.Move(file, $"{file}.{mark}");
        }
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, $"{_store}-*.txt").Order(StringComparer.Ordinal) : [];
}
