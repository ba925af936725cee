using System.Globalization;

namespace BasicControl.Web.Api;

/// <summary>Files that came over the wire, under their own names in a folder of their own; gone with it.</summary>
public sealed class UploadFolder : IDisposable
{
    // Of three bytes each where they are Chinese: file systems take 255.
    private const int LongestName = 80;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("basiccontrol-import-");
    private readonly List<string> _files = [];

    public IReadOnlyList<string> Files => _files;

    public async Task<string> Save(string name, Stream content, CancellationToken stop)
    {
        // Each in a folder of its own: two files may have the same name, and the name is shown to the person.
        var safe = string.Concat(Path.GetFileName(name.Replace('\\', '/')).Split([.. Path.GetInvalidFileNameChars(), .. name.Where(char.IsControl)]));
        var own = _folder.CreateSubdirectory(_files.Count.ToString(CultureInfo.InvariantCulture));
        var path = Path.Combine(own.FullName, safe is "" or "." or ".." ? "file" : safe.Length > LongestName ? safe[^LongestName..] : safe);
        await using (var file = File.Create(path)) await content.CopyToAsync(file, stop);
        _files.Add(path);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
