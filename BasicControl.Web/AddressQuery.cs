using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BasicControl.Web;

/// <summary>Reads the query of an address; what cannot be read is as if it were not there.</summary>
internal sealed class AddressQuery(Uri address)
{
    private const int LongestText = 1_000;

    private readonly Dictionary<string, StringValues> _values = QueryHelpers.ParseQuery(address.Query);

    public string? Text(string name) =>
        _values.TryGetValue(name, out var values) && values[0]?.Trim() is { Length: > 0 and <= LongestText } text ? text : null;

    /// <summary>The words of a name that comes once or more, each a list with commas.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. _values.GetValueOrDefault(name).SelectMany(value => value is { Length: <= LongestText } ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [])];

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2900 ? day : null;

    public T? Enum<T>(string name)
        where T : struct, Enum => Parse<T>(Text(name));

    /// <summary>Words between commas, or under a name that comes more than once; none is always the same empty list.</summary>
    public IReadOnlyList<T> Enums<T>(string name)
        where T : struct, Enum
    {
        T[] words = [.. Texts(name).Select(Parse<T>).OfType<T>().Distinct().Order()];
        return words.Length == 0 ? Array.Empty<T>() : words;
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum =>
        System.Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? System.Enum.Parse<T>(name)
            : null;
}

/// <summary>Builds an address with the parts that say something, in a fixed order.</summary>
internal sealed class AddressText(string path)
{
    private readonly List<KeyValuePair<string, string>> _parts = [];

    /// <summary>The parts as they stand, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parts => _parts;

    public AddressText Add(string name, string? word) => AddText(name, word?.ToLowerInvariant());

    public AddressText Add(string name, long? number) => AddText(name, number?.ToString(CultureInfo.InvariantCulture));

    public AddressText Add(string name, DateOnly? day) => AddText(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public AddressText With(TraitsAddress traits) => traits.Add(this);

    public AddressText Add<T>(string name, IReadOnlyList<T> words)
        where T : struct, Enum => Add(name, words.Count == 0 ? null : string.Join(',', words));

    public AddressText AddText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _parts.Add(new(name, text));
        }

        return this;
    }

    public override string ToString() => _parts.Count == 0 ? path : $"{path}?{string.Join('&', _parts.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"))}";
}
