using System.IO.Compression;

namespace BasicControl.Tests.Kit;

/// <summary>The real public records in <c>../shared/data</c>; a test that needs them is skipped where they are absent.</summary>
internal static class SharedData
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    /// <summary>The full path of a file such as <c>nyc311/nyc311_nypd_2018-10-21.csv.gz</c>.</summary>
    public static string PathOf(string relative)
    {
        var path = Path.Combine(Folder, relative);
        Required.SkipUnless(File.Exists(path), $"shared/data/{relative}", Required.DataSwitch);
        return path;
    }

    /// <summary>The files of a folder whose names match, in ordinal order; at least one.</summary>
    public static IReadOnlyList<string> PathsOf(string folder, string pattern)
    {
        var full = Path.Combine(Folder, folder);
        var files = Directory.Exists(full) ? Directory.GetFiles(full, pattern) : [];
        Required.SkipUnless(files.Length > 0, $"shared/data/{folder}/{pattern}", Required.DataSwitch);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    /// <summary>The names, without extension, of a folder's files that match, in ordinal order; none where the data is absent.</summary>
    public static IReadOnlyList<string> NamesIn(string folder, string pattern)
    {
        var full = Path.Combine(Folder, folder);
        return Directory.Exists(full) ? [.. Directory.GetFiles(full, pattern).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The whole text of a UTF-8 file, unpacked when it ends in .gz.</summary>
    public static string ReadText(string relative)
    {
        var path = PathOf(relative);
        using Stream file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }
}
