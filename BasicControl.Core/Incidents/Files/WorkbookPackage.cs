using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;

namespace BasicControl.Core.Incidents.Files;

/// <summary>The sizes of a workbook's parts after unpacking, as the package's own directory tells them; unpacking ends there as well.</summary>
internal sealed class WorkbookPackage
{
    private readonly Dictionary<string, long> _sizes = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookPackage()
    {
    }

    /// <returns>Null: more than a workbook may hold.</returns>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static WorkbookPackage? Of(string path)
    {
        using var package = ZipFile.OpenRead(path);
        if (package.Entries.Count > FileBounds.Parts)
        {
            return null;
        }

        var (sizes, whole, directories) = (new WorkbookPackage(), FileBounds.Workbook, FileBounds.WholePart);
        foreach (var entry in package.Entries)
        {
            // Told by the file, so not added up: the sum of what it tells may be more than a number holds.
            if (entry.Length > whole || entry.Length < 0)
            {
                return null;
            }

            whole -= entry.Length;
            if (IsDirectory(entry.FullName) && (directories -= entry.Length) < 0)
            {
                return null;
            }

            sizes._sizes[entry.FullName] = Math.Max(entry.Length, sizes._sizes.GetValueOrDefault(entry.FullName));
        }

        return sizes;
    }

    /// <summary>Whether a part may be loaded as a whole.</summary>
    public bool MayLoad(OpenXmlPart? part) =>
        part is null || (_sizes.TryGetValue(part.Uri.OriginalString.TrimStart('/'), out var size) && size <= FileBounds.WholePart);

    // Both are read as the package is opened.
    private static bool IsDirectory(string name) =>
        name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
}
