using System.Reflection;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents.Files;

/// <summary>The profiles that come with the product, and the way to a user's own.</summary>
public static class ProfileShelf
{
    private const string Prefix = "BasicControl.Core.Incidents.Files.Profiles.";
    private const string Suffix = ".json";

    private static readonly Assembly Here = typeof(ProfileShelf).Assembly;

    /// <summary>Names of the profiles that come with the product.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Here.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <param name="nameOrPath">A name of <see cref="Names"/>, or the path of a JSON file.</param>
    public static Outcome<ImportProfile> Find(string nameOrPath)
    {
        if (Names.Contains(nameOrPath))
        {
            using var text = new StreamReader(Here.GetManifestResourceStream(Prefix + nameOrPath + Suffix)!);
            return ProfileReader.Read(text.ReadToEnd(), nameOrPath + Suffix);
        }

        if (!File.Exists(nameOrPath))
        {
            return new Refusal("profile.unknown", "profile", nameOrPath, string.Join(", ", Names));
        }

        try
        {
            return ProfileReader.Read(File.ReadAllText(nameOrPath), Path.GetFileName(nameOrPath));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Refusal("file.unreadable", "profile", Path.GetFileName(nameOrPath), fault.Message);
        }
    }
}
