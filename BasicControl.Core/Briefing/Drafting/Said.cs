using System.Globalization;
using System.Resources;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>What a briefing says, in both languages at once, from <c>Said.resx</c>. Names, counts and shares are told as each language tells them.</summary>
internal static class Said
{
    private static readonly ResourceManager Texts = new(typeof(Said));

    /// <exception cref="MissingManifestResourceException">The key has no text: a fault of the program.</exception>
    public static LocalName Of(string key, params object?[] values) =>
        new(In(BriefingCultures.Chinese, key, values), In(BriefingCultures.English, key, values));

    /// <summary>Names one after the other, as each language lists them.</summary>
    public static LocalName List(IEnumerable<LocalName> names)
    {
        var all = names.ToList();
        return new(string.Join("、", all.Select(name => name.Zh)), string.Join(", ", all.Select(name => name.In(english: true))));
    }

    /// <summary>One after the other without anything between in Chinese, with a space in English.</summary>
    public static LocalName Join(params LocalName?[] parts)
    {
        var all = parts.OfType<LocalName>().ToList();
        return new(string.Concat(all.Select(part => part.Zh)), string.Join(' ', all.Select(part => part.In(english: true))));
    }

    /// <summary>One right after the other; null when none is there.</summary>
    public static LocalName? Add(params LocalName?[] parts) => parts.OfType<LocalName>().ToList() is { Count: > 0 } all
        ? new(string.Concat(all.Select(part => part.Zh)), string.Concat(all.Select(part => part.In(english: true))))
        : null;

    private static string In(CultureInfo culture, string key, object?[] values)
    {
        var text = Texts.GetString(key, culture) ?? throw new MissingManifestResourceException($"{nameof(Said)}: no text {key}");
        return values.Length == 0 ? text : string.Format(culture, text, [.. values.Select(value => Text(value, culture))]);
    }

    private static string Text(object? value, CultureInfo culture) => value switch
    {
        null => "",
        LocalName name => name.In(ValueText.IsEnglishIn(culture)),
        long or int => string.Format(culture, "{0:N0}", value),
        double number => number.ToString("N2", culture),
        CountValue count => count.Count.ToString("N0", culture),
        ShareValue { Share: { } share } => (share * 100).ToString("N2", culture) + " %",
        ShareValue => ValueText.Nothing,
        NumberValue number => number.Number.ToString("N2", culture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
