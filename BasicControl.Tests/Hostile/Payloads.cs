namespace BasicControl.Tests.Hostile;

/// <summary>What an attacker writes where a value belongs. All that could become markup carries a mark that no page says by itself.</summary>
internal static class Payloads
{
    public const string Mark = "x7q";

    /// <summary>A header that an attacker would add; long enough that no sealed text says it by chance.</summary>
    public const string Header = "x7q-made";

    /// <summary>The mark as a browser would take it for markup.</summary>
    public static readonly string[] Markup = ["<x7q", "<script>x7q", "<svg/onload=x7q", "\" x7q", "' x7q", "href=\"javascript:x7q", "src=\"javascript:x7q", "action=\"javascript:x7q"];

    public static readonly string[] Sql =
    [
        "' OR '1'='1", "'; DROP TABLE incidents;--", "1); DELETE FROM changes;--", "1 UNION SELECT hash, open FROM changes--", "\") OR 1=1--", "%' ESCAPE '\\", "%_%", "'", "\"", "\\",
        "1;ATTACH DATABASE '/tmp/x7q.db' AS x", "' || (SELECT password_hash FROM accounts) || '", "*:*", "NEAR(\"a\" \"b\", 5)", "x'00'", "1 AND randomblob(900000000)",
    ];

    public static readonly string[] Script =
    [
        "<x7q>", "<script>x7q()</script>", "\" x7q=\"1", "' x7q='1", "\"><x7q>", "</title></textarea><x7q>", "--><x7q>", "<svg/onload=x7q()>", "javascript:x7q()", "]]><x7q>",
        "{{7*7}}${7*7}<x7q a=1", "\u2028<x7q>\u2029", "＜x7q＞<x7q",
    ];

    public static readonly string[] Values =
    [
        "", "-1", "0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648", "1e309", "NaN", "0x10", "١٢", "1.5", "+7", " 7 ", "true", "null", "[]", "{}",
        "0001-01-01", "9999-12-31", "2026-02-30", "2899-12-31", "1901-01-01", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z", "2026-13-01T25:61:61+99:99", "2026-W01-1", "9999-12", "1901-01",
        ",,,,,,", "red,red,red,blue,", "\0", "a\0b", "\r\nx7q-made: up", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "=cmd|'/c calc'!A1", "@SUM(1)", "\ufeff\u202e\u0301", "😀", "ß\u1e9eİı",
    ];

    /// <summary>What lies at the end of what a number or a day can say.</summary>
    public static readonly string[] Extremes = ["9223372036854775807", "9223372036854775808", "-1", "2147483648", "0001-01-01", "9999-12-31", "2899-12-31", "1901-01-01", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z"];

    public static readonly IReadOnlyList<string> All = [.. Sql, .. Script, .. Values];

    /// <summary>Bytes that no text makes, as they stand in an address.</summary>
    public static readonly string[] Encoded = ["%", "%zz", "%ff%fe", "%c0%ae", "%ed%a0%80", "%u0041", "%25%30%30", "%0d%0ax7q-made:%20up", "+%20+", "%e2%80%ae", "a&a&a", "=;=;="];

    /// <summary>All of them as they are written in an address.</summary>
    public static readonly IReadOnlyList<string> Written = [.. All.Select(Uri.EscapeDataString), .. Encoded];

    public static string Long(int length) => new('x', length);
}
