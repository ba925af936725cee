using System.Text.Json.Serialization;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Document;

/// <summary>A typed value; a cell without one is null and shown as “–”.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CountValue), "count")]
[JsonDerivedType(typeof(ShareValue), "share")]
[JsonDerivedType(typeof(NumberValue), "number")]
[JsonDerivedType(typeof(InstantValue), "instant")]
[JsonDerivedType(typeof(DayValue), "day")]
[JsonDerivedType(typeof(TextValue), "text")]
public abstract record BriefingValue;

public sealed record CountValue(long Count) : BriefingValue;

/// <summary>A share with its base; a rate without a base is no rate.</summary>
/// <param name="Denominator">0: nothing to divide by, shown as “–” with the base.</param>
public sealed record ShareValue(long Numerator, long Denominator) : BriefingValue
{
    /// <summary>0–1, or null when nothing is counted.</summary>
    [JsonIgnore]
    public double? Share => Denominator == 0 ? null : (double)Numerator / Denominator;
}

/// <summary>A measured number: hours, points. The column or figure says what it is told in.</summary>
public sealed record NumberValue(double Number) : BriefingValue;

/// <param name="At">UTC; told in the document's zone.</param>
public sealed record InstantValue(DateTime At) : BriefingValue;

/// <summary>A local day.</summary>
public sealed record DayValue(DateOnly Day) : BriefingValue;

public sealed record TextValue(LocalName Text) : BriefingValue
{
    /// <summary>A name that reads the same in both languages.</summary>
    public static TextValue Of(string text) => new(new LocalName(text, null));
}

/// <summary>What the cells of a column, or the value of a figure, are.</summary>
public enum ValueKind
{
    Text = 0,
    Count = 1,

    /// <summary>0–1 with its base.</summary>
    Share = 2,
    Hours = 3,

    /// <summary>Points of a score.</summary>
    Points = 4,
    Instant = 5,
    Day = 6,
}
