using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;

namespace BasicControl.Web.Setup;

/// <summary>How a person names a store: <c>sqlite:PATH</c>, or a path alone.</summary>
internal static class StorePath
{
    private const string Scheme = "sqlite:";

    /// <summary>The machine's clock, for commands that need no store.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <returns>The store, whether or not it exists; null when the text names none.</returns>
    public static SqliteStore? Parse(string text)
    {
        var path = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
        var names = path.Length > 0 && !IsOtherStore(text) && !path.Contains('\0', StringComparison.Ordinal) && !Directory.Exists(path);
        return names ? new SqliteStore(path) : null;
    }

    /// <summary>Opens the store as its only owner, on the machine's clock: for commands that write.</summary>
    /// <returns>The centre, or null when another process owns the store.</returns>
    public static Centre? TryOwn(SqliteStore store) => Centre.TryOpen(store, TimeProvider.System);

    // A drive letter is one character; anything longer before a colon is another kind of store.
    private static bool IsOtherStore(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon
        && !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && text[..colon].All(char.IsAsciiLetter);
}
