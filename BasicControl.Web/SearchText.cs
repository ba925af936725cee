namespace BasicControl.Web;

/// <summary>What is looked for, as it stands in the address of the search.</summary>
public static class SearchText
{
    /// <summary>Name of the text in the address.</summary>
    public const string Name = "text";

    private const int FullWidth = '！' - '!';

    /// <returns>Without spaces around it, full-width letters and digits as plain ones; empty when nothing is looked for.</returns>
    public static string Read(Uri address) => new string([.. (new AddressQuery(address).Text(Name) ?? "").Select(Plain)]).Trim();

    /// <summary>What the page at the address looks for; null elsewhere than on the search.</summary>
    public static string? At(Uri address) => address.AbsolutePath == Links.Search ? Read(address) : null;

    private static char Plain(char letter) => letter switch
    {
        >= '！' and <= '～' => (char)(letter - FullWidth),
        '\u3000' => ' ',
        _ => letter,
    };
}
