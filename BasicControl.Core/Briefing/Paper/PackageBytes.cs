using System.IO.Compression;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>Makes a package of Word or Excel the same bytes whenever the same document is written.</summary>
public static class PackageBytes
{
    // The first instant that a ZIP entry can carry: an instant of writing would make two writings differ.
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies a package entry by entry, without the instants of its writing.</summary>
    public static void CopyWithoutInstants(Stream package, Stream to)
    {
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var copy = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var target = copy.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            target.LastWriteTime = Fixed;
            using var source = entry.Open();
            using var sink = target.Open();
            source.CopyTo(sink);
        }
    }
}
