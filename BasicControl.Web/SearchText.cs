namespace BasicControl.Web;

/// <summary>What is looked for, as it stands in the address of the search.</summary>
public static class SearchText
{
    /// <summary>Name of the text in the address.</summary>
    public const string Name = "text";

    /// <returns>Without white space around it; empty when nothing is looked for.</returns>
    public static string Read(Uri address) => new AddressQuery(address).Text(Name) ?? "";

    /// <summary>What the page at the address looks for; null elsewhere than on the search.</summary>
    public static string? At(Uri address) => address.AbsolutePath == Links.Search ? Read(address) : null;
}
