using System.Text.RegularExpressions;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

/// <summary>Rules that are read from the sources: who may write to the store, who may read a clock.</summary>
internal static partial class SourceRules
{
    // The read side opens a transaction as well, so that several statements see the same store.
    private const string ReadDoor = "BasicControl.Core/Data/StoreReader.cs";

    /// <summary>Opens or ends a write transaction: only the one door.</summary>
    public static IEnumerable<string> OpensWrites(SourceFile source) => IsTheDoor(source) || source.Path == ReadDoor ? [] : Hits(source, WriteTransaction());

    /// <summary>Writes rows: the one door, and writers and stores that are handed its session.</summary>
    public static IEnumerable<string> WritesRows(SourceFile source) =>
        IsTheDoor(source) || (IsWriter().IsMatch(source.Path) && source.Code.Contains("WriteSession", StringComparison.Ordinal))
            ? []
            : Hits(source, WriteCommand());

    /// <summary>Reads the machine's clock past the TimeProvider.</summary>
    public static IEnumerable<string> ReadsTheClock(SourceFile source) => Hits(source, ClockCall());

    /// <summary>Takes the system's TimeProvider, which only the host's set-up may hand in.</summary>
    public static IEnumerable<string> TakesTheSystemClock(SourceFile source) =>
        source.Path.StartsWith("BasicControl.Web/Setup/", StringComparison.Ordinal) || source.Path.StartsWith("BasicControl.Tests/", StringComparison.Ordinal)
            ? []
            : Hits(source, SystemClock());

    /// <summary>Blocks a thread on a task, or starts one that nobody can await.</summary>
    public static IEnumerable<string> BlocksOrForgets(SourceFile source) => Hits(source, Blocking());

    private static bool IsTheDoor(SourceFile source) =>
        source.Path.StartsWith("BasicControl.Core/Changes/", StringComparison.Ordinal) || source.Path.StartsWith("BasicControl.Core/Data/Sqlite/", StringComparison.Ordinal);

    private static IEnumerable<string> Hits(SourceFile source, Regex rule) =>
        rule.Matches(source.Code).Select(m => $"{source.Path}:{source.Code.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value}");

    [GeneratedRegex(@"\bSaveChanges(Async)?\s*\(|\bBeginTransaction(Async)?\s*\(|\bBEGIN (IMMEDIATE|EXCLUSIVE)\b")]
    private static partial Regex WriteTransaction();

    [GeneratedRegex(@"\bExecute(Update|Delete)(Async)?\s*\(|\bExecuteSql\w*\s*\(|\b(INSERT( OR \w+)? INTO|REPLACE INTO|DELETE FROM|UPDATE [""\w]+ SET)\b")]
    private static partial Regex WriteCommand();

    [GeneratedRegex(@"^BasicControl\.Core/\w+/([\w/]*/)?\w+(Writer|Store)\.cs$")]
    private static partial Regex IsWriter();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Utc)?Now\b|\bDateTime\s*\.\s*Today\b|\bThread\s*\.\s*Sleep\b|RS0030")]
    private static partial Regex ClockCall();

    [GeneratedRegex(@"\bTimeProvider\s*\.\s*System\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\basync void\b|\.GetAwaiter\(\)\s*\.GetResult\(\)|\bTask\.WaitA(ll|ny)\(")]
    private static partial Regex Blocking();
}
