using System.Text.Json;
using System.Text.Json.Serialization;
using BasicControl.Core.Data.Sqlite;

namespace BasicControl.Core.Recovery;

/// <summary>A backup that this store knows of.</summary>
/// <param name="Path">Where it was written.</param>
/// <param name="At">UTC.</param>
/// <param name="Position">The journal's last position in it: what was erased later stands in it still.</param>
public sealed record KnownBackup(string Path, DateTime At, long Position)
{
    /// <summary>Whether the file lies there still; one that was carried away is not known to be destroyed.</summary>
    [JsonIgnore]
    public bool IsThere => File.Exists(Path);
}

/// <summary>The list of the backups of a store, a line each in a file beside it, so that an erasure can name those that hold what it erased.</summary>
public static class BackupLog
{
    private const string Suffix = ".backups.jsonl";

    public static void Add(SqliteStore store, StoreCopy copy, DateTime now) =>
        File.AppendAllText(store.Path + Suffix, JsonSerializer.Serialize(new KnownBackup(copy.Path, now, copy.Position), BackupJson.Default.KnownBackup) + "\n");

    /// <summary>The oldest first; a line that cannot be read is passed over.</summary>
    public static IReadOnlyList<KnownBackup> Read(SqliteStore store)
    {
        if (!File.Exists(store.Path + Suffix))
        {
            return [];
        }

        var known = new List<KnownBackup>();
        foreach (var line in File.ReadLines(store.Path + Suffix))
        {
            try
            {
                known.Add(JsonSerializer.Deserialize(line, BackupJson.Default.KnownBackup)!);
            }
            catch (JsonException)
            {
            }
        }

        return known;
    }
}

[JsonSerializable(typeof(KnownBackup))]
internal sealed partial class BackupJson : JsonSerializerContext;
