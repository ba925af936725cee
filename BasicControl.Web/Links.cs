namespace BasicControl.Web;

/// <summary>Every address of the program, made and parsed here. All start with a slash.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Wall = "/wall";
    public const string CulturePattern = "/preferences/culture/{name}";
    public const string ThemePattern = "/preferences/theme/{name}";

    /// <summary>Switches the language of this browser and comes back to a local address.</summary>
    public static string Culture(string name, string back) => $"/preferences/culture/{name}?back={Uri.EscapeDataString(back)}";

    /// <summary>Switches the theme of this browser and comes back to a local address.</summary>
    public static string Theme(string name, string back) => $"/preferences/theme/{name}?back={Uri.EscapeDataString(back)}";

    public static bool IsWall(PathString path) => path.StartsWithSegments(Wall, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for an address on this server: one leading slash, no second one, no backslash, no control character.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\');
}
