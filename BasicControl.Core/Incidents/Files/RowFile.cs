using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Opens what a user hands in: CSV, packed or not, or an Excel workbook. Content decides, not the name.</summary>
public static class RowFile
{
    /// <param name="encoding">The encoding of a text file by name, or null to find out.</param>
    /// <returns>The opened file; refused with the reason when it holds no rows that can be read.</returns>
    public static Outcome<IRowSource> Open(string path, string? encoding = null)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return new Refusal("file.missing", "file", name);
        }

        try
        {
            var source = OpenKnown(path, encoding);
            if (source.TryGet(out var rows) && rows.Columns.Count == 0)
            {
                rows.Dispose();
                return new Refusal("file.empty", "file", name);
            }

            return source;
        }
        catch (FileBoundException bound)
        {
            return bound.Refusal;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or CsvHelper.CsvFormatException)
        {
            return new Refusal("file.unreadable", "file", name, fault.Message);
        }
    }

    private static Outcome<IRowSource> OpenKnown(string path, string? encoding)
    {
        var start = new byte[8];
        int length;
        using (var file = File.OpenRead(path))
        {
            length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        return start.AsSpan(0, length) switch
        {
            [0x50, 0x4B, 0x03, 0x04, ..] => WorkbookRows.Open(path),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new Refusal("file.old-excel", "file", Path.GetFileName(path)),
            _ => CsvRows.Open(path, encoding),
        };
    }
}
