namespace BasicControl.Tests.Hostile;

/// <summary>What the server answered to one hostile input.</summary>
/// <param name="Asked">The request, to be told when something is wrong.</param>
internal sealed record Reply(string Asked, int Status, string Type, string Text, string? Location, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>What only the insides of the program say.</summary>
    private static readonly string[] Insides = ["SQLite Error", "SqliteException", "no such table", "   at BasicControl", "   at Microsoft.", "System.Exception", "Exception:", ".cs:line", "PRAGMA"];

    public bool IsPage => Type is "text/html" or "image/svg+xml" or "application/xhtml+xml" or "text/xml" or "application/xml";

    /// <summary>Null, or why this answer must not have been given: a fault, insides of the program, a mark that came back as markup, a header that was made up.</summary>
    public string? Fault()
    {
        var why = Status >= 500 ? $"answered {Status}"
            : Insides.FirstOrDefault(word => Text.Contains(word, StringComparison.Ordinal)) is { } inside ? $"tells \"{inside}\""
            : IsPage && Payloads.Markup.FirstOrDefault(mark => Text.Contains(mark, StringComparison.OrdinalIgnoreCase)) is { } mark ? $"gives back {mark}"
            : Headers.Any(header => header.Name.Contains(Payloads.Header, StringComparison.OrdinalIgnoreCase)) ? "sends a header that was made up"
            : Headers.Any(header => header.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && header.Value.Contains(Payloads.Header, StringComparison.OrdinalIgnoreCase)) ? "sets a cookie that was made up"
            : Location is { } to && !IsHere(to) ? $"sends to {to}"
            : null;
        return why is null ? null : $"{(Asked.Length > 200 ? Asked[..200] : Asked)}: {why}";
    }

    public string? Of(string header) => Headers.FirstOrDefault(one => one.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool IsHere(string location) =>
        (location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal))
        || location.StartsWith("http://127.0.0.1:", StringComparison.Ordinal);
}
