using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace BasicControl.Core.Sealing;

/// <summary>
/// The master keys of a store: files in a folder of their own that only their owner reads, never in the store and never in a
/// backup of it. Losing the folder is losing every name, address and text that was sealed; figures stay.
/// </summary>
/// <param name="folder">Path of the folder; made when the first key is.</param>
public sealed class MasterKeys(string folder)
{
    /// <summary>Names another place than the folder beside the store.</summary>
    public const string Setting = "BASICCONTROL_KEYS";

    private const string Prefix = "master-";
    private const string Suffix = ".key";
    private const int Size = 32;

    private readonly ConcurrentDictionary<string, byte[]?> _read = new(StringComparer.Ordinal);

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The folder of a store: the one that <see cref="Setting"/> names, else <c>keys</c> beside the store.</summary>
    public static MasterKeys BesideStore(string store) =>
        new(Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named ? named : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(store))!, "keys"));

    /// <summary>Names of the keys that lie there, the oldest first; the last one wraps new data keys.</summary>
    public IReadOnlyList<string> Names => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Suffix).Select(path => Path.GetFileName(path)[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The key of this name, or null when it does not lie there.</summary>
    /// <exception cref="CryptographicException">The file is no key.</exception>
    public byte[]? Find(string name)
    {
        if (_read.TryGetValue(name, out var known) && known is not null)
        {
            return known;
        }

        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = new byte[Size];
        var text = File.ReadAllText(path).Trim();
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != Size)
        {
            throw new CryptographicException($"{path} is no master key.");
        }

        return _read[name] = bytes;
    }

    /// <summary>Name of the key that wraps new data keys; the first one is made when there is none.</summary>
    public string Current() => Names is [.., var last] ? last : Make();

    /// <summary>Makes a further key: from now on the current one. The older ones stay, for older backups.</summary>
    public string Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var number = Names is [.., var last] && int.TryParse(last.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"{number + 1:0000}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var key = RandomNumberGenerator.GetBytes(Size);
        using (var file = new FileStream(PathOf(name), options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
            file.Flush(flushToDisk: true);
        }

        _read[name] = key;
        return name;
    }

    private string PathOf(string name) => Path.Combine(Folder, Prefix + name + Suffix);
}
