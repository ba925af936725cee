using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using Spectre.Console;

namespace BasicControl.Web.Commands;

/// <summary>Totals as a table that a person reads: each figure with its base and what it means, worded by the register.</summary>
internal static class FigureSheet
{
    private static readonly CommandWords Words = new(typeof(FiguresCommand));

    public static void Write(TextWriter output, BoundFigures figures, BasicControlDb db)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), ColorSystem = ColorSystemSupport.NoColors });
        if (Console.IsOutputRedirected) console.Profile.Width = 160;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(Words["Figure"]).AddColumn(new TableColumn(Words["Value"]).RightAligned()).AddColumn(Words["Base"]).AddColumn(Words["Meaning"]);
        output.WriteLine(Words["JudgedAt", FigureDocument.TimeOf(figures.Zone, figures.At)!, figures.Zone.Id]);
        foreach (var (code, value, part) in (figures.OfIncidents ? Lines(figures.IncidentTotals(db)) : [.. Lines(figures.OrderTotals(db)), Line(FigureCodes.Settled, figures.Settled(db))]).Concat(Lines(figures.DisputeTotals(db), figures.RepeatTotals(db))))
        {
            var figure = FigureRegister.Of(code);
            table.AddRow(Markup.Escape(Spoken(figure.Name)), Markup.Escape(value), part, Markup.Escape($"{Spoken(figure.Formula)} · {Spoken(figure.Cohort)}"));
        }

        console.Write(table);
    }

    private static IEnumerable<(string Code, string Value, string Base)> Lines(OrderTotals totals)
    {
        var counts = totals.Figures.Counts;
        yield return (FigureCodes.Created, Text(counts.Created), "");
        yield return (FigureCodes.Closed, Text(counts.Closed), "");
        yield return (FigureCodes.Open, Text(counts.Open), "");
        yield return (FigureCodes.Overdue, Text(counts.OverdueOpen), "");
        yield return Line(FigureCodes.Closure, counts.Closure);
        yield return Line(FigureCodes.OnTime, counts.OnTime);
        yield return Line(FigureCodes.Sla, counts.Sla);
        yield return (FigureCodes.P50, Text(totals.Figures.P50Hours), "");
        yield return (FigureCodes.P90, Text(totals.Figures.P90Hours), "");
    }

    private static IEnumerable<(string Code, string Value, string Base)> Lines(IncidentTotals totals) => [(FigureCodes.Incidents, Text(totals.Rows), "")];

    private static IEnumerable<(string Code, string Value, string Base)> Lines(DisputeTotals totals, RepeatTotals repeats) =>
        [(FigureCodes.Disputes, Text(totals.Disputes), ""), (FigureCodes.RepeatAddresses, Text(repeats.All), "")];

    private static (string Code, string Value, string Base) Line(string code, Rate rate) =>
        (code, rate.Value is { } share ? share.ToString("P2", CultureInfo.CurrentCulture) : Words["Nothing"], $"{Text(rate.Numerator)} / {Text(rate.Denominator)}");

    private static string Text(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Text(double? hours) => hours is { } known ? known.ToString("N2", CultureInfo.CurrentCulture) : Words["Nothing"];

    private static string Spoken(LocalName name) => name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
}
