using BasicControl.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace BasicControl.Core.Changes;

/// <summary>Why the store took nothing, in a code that has words.</summary>
/// <param name="Code"><c>store.keys-absent</c>, <c>store.full</c>, <c>store.read-only</c>, <c>store.damaged</c>, <c>store.unavailable</c>.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record StoreFault(string Code, DateTime At)
{
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <returns>The code of a fault of the disk, the file or the keys; null for a fault of the program.</returns>
    public static string? CodeOf(Exception fault) => fault is KeysAbsentException ? "store.keys-absent" : (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        Full => "store.full",
        ReadOnly => "store.read-only",
        Corrupt or NotADatabase => "store.damaged",
        InputOutput or CannotOpen => "store.unavailable",
        _ => null,
    };
}
