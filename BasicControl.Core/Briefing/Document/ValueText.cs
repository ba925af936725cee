using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Document;

/// <summary>Values as a person reads them, the same in every format: numbers with their base, instants in the document's zone.</summary>
/// <param name="culture">Chinese unless its language is English.</param>
/// <param name="zone">The document's zone.</param>
public sealed class ValueText(CultureInfo culture, CityZone zone)
{
    public const string Nothing = "–";

    public ValueText(CultureInfo culture, BriefingDocument document)
        : this(culture, CityZone.Of(document.Zone))
    {
    }

    public bool IsEnglish { get; } = IsEnglishIn(culture);

    public CultureInfo Culture => culture;

    public static bool IsEnglishIn(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";

    public string Of(LocalName name) => name.In(IsEnglish);

    /// <summary>“97.28 % (1,861/1,913)”, “2,233”, “2.35”, “2018-10-21 03:00”; null is “–”.</summary>
    public string Of(BriefingValue? value) => value switch
    {
        null => Nothing,
        CountValue count => Count(count.Count),
        ShareValue share => $"{Share(share)} ({Count(share.Numerator)}/{Count(share.Denominator)})",
        NumberValue number => number.Number.ToString("N2", culture),
        InstantValue instant => Instant(instant.At),
        DayValue day => Day(day.Day),
        TextValue text => Of(text.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of value."),
    };

    public string Count(long count) => count.ToString("N0", culture);

    /// <summary>The share without its base, or “–” when there is nothing to divide by.</summary>
    public string Share(ShareValue share) => share.Share is { } part ? (part * 100).ToString("N2", culture) + " %" : Nothing;

    /// <summary>Local time to the minute; the last instant of a day reads 24:00.</summary>
    public string Instant(DateTime utc) => zone.EndOf(zone.DayOf(utc)) == utc
        ? $"{Day(zone.DayOf(utc))} 24:00"
        : zone.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>“2018-10-21”, or “2018-10-21 – 2018-10-22”.</summary>
    public string Period(BriefingPeriod period) => period.From == period.To ? Day(period.From) : $"{Day(period.From)} – {Day(period.To)}";
}
