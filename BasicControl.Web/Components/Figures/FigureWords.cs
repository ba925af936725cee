using System.Globalization;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Figures;

/// <summary>Words values, moves and lines of figures in the viewer's language.</summary>
public sealed class FigureWords(IStringLocalizer<FigureWords> text, Words words, OrganisationBook book)
{
    private const double PerCent = 100;

    public string NameOf(string code) => words.Of(FigureRegister.Of(code).Name);

    /// <summary>What the figure is, in one sentence.</summary>
    public string Why(string code) => words.Of(FigureRegister.Of(code).Formula);

    /// <summary>The value with its unit; a dash when there is nothing to tell.</summary>
    public string Of(FigureValue value) => value.Measure switch
    {
        FigureMeasure.Share => Words.Percent(value.Rate.Value),
        FigureMeasure.Hours => value.Hours is { } hours ? text["Hours", Number(hours)] : "–",
        _ => Words.Count(value.Count),
    };

    /// <summary>The base of a rate, or an empty text.</summary>
    public string BaseOf(FigureValue value) => value is { Measure: FigureMeasure.Share, Rate: { Denominator: > 0 } rate }
        ? text["Base", Words.Count(rate.Numerator), Words.Count(rate.Denominator)]
        : "";

    /// <summary>An arrow for the way a figure went.</summary>
    public static string Arrow(double? change) => change switch
    {
        > 0 => "▲",
        < 0 => "▼",
        0 => "＝",
        _ => "",
    };

    /// <summary>By how much: counts as they are, rates in percentage points, hours.</summary>
    public string By(string code, double change) => FigureRegister.Of(code).Measure switch
    {
        FigureMeasure.Share => text["Points", Signed(change * PerCent, "0.00")],
        FigureMeasure.Hours => text["Hours", Signed(change, "#,0.0")],
        _ => Signed(change, "#,0"),
    };

    /// <summary>The move in words: <c>▲ +12 on 105 before, worse</c>.</summary>
    public string Told(string code, PeriodComparison figures)
    {
        var before = Of(figures.Before.Of(code));
        return figures.Change(code) switch
        {
            null => text["NothingBefore"],
            0 => text["Same", before],
            { } change => text[$"Moved_{figures.Verdict(code)}", $"{Arrow(change)} {By(code, change)}", before],
        };
    }

    /// <summary>A line's part of a move.</summary>
    public string PartOf(string code, double share) => FigureRegister.Of(code).Measure == FigureMeasure.Hours
        ? text[share > 0 ? "SlowMore" : "SlowFewer", Number(Math.Abs(share))]
        : By(code, share);

    /// <summary>What the orders are that a figure moved by.</summary>
    public string Of(Evidence evidence) => text[$"Evidence_{evidence}"];

    /// <summary>Whose line it is.</summary>
    public string Of(DrillKey key) => key.Kind switch
    {
        DrillKind.Officer => words.Of(key.Officer!.Value),
        DrillKind.NoOfficer => text["NoOfficer"],
        DrillKind.Itself => text["Itself", words.Of(key.Unit!.Value)],
        _ => words.Of(key.Unit!.Value),
    };

    /// <summary>The page of a line in a period, or null where there is none.</summary>
    public string? AddressOf(DrillKey key, PeriodAddress period) => key switch
    {
        { Kind: DrillKind.Unit, Unit: { } unit } when book.TryUnit(unit, out _) => Links.Unit(unit, period),
        { Officer: { } officer } => Links.Officer(officer, period),
        _ => null,
    };

    private static string Number(double number) => number.ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string Signed(double number, string format) => (number < 0 ? "−" : "+") + Math.Abs(number).ToString(format, CultureInfo.InvariantCulture);
}
