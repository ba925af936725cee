using System.Globalization;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Figures.Export;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Figures;

/// <summary>The tables of a drill page as they are exported: each figure beside its value in the period before, the totals last.</summary>
public sealed class DrillExport(IStringLocalizer<DrillExport> text, IStringLocalizer<DrillTable> table, FigureWords words)
{
    /// <summary>The lines of a sheet.</summary>
    /// <param name="total">The last line; null: none.</param>
    public ExportTable Lines(string name, string key, IEnumerable<DrillLine> lines, PeriodComparison? total, FigurePeriod period, string address) => new(
        name,
        [
            new(key, ExportType.Text, 24),
            .. PeriodFigures.Codes.SelectMany(code => new[] { new ExportColumn(words.NameOf(code), TypeOf(code)), new ExportColumn(text["Before", words.NameOf(code)], TypeOf(code)) }),
            new(text["WithDue"], ExportType.Whole),
            new(text["OnTimeClosed"], ExportType.Whole),
        ],
        [
            .. lines.Select(line => Row(words.Of(line.Key), line.Figures)),
            .. total is null ? [] : new[] { Row(table["Total"], total) },
        ])
    {
        Notes = Notes(period, address),
    };

    /// <summary>What moved each figure, with the orders that show it.</summary>
    public ExportTable Moves(DrillSheet sheet, string address) => new(
        text["Moves"],
        [new(text["Figure"]), new(text["Move"], ExportType.Text, 36), new(text["Because"], ExportType.Text, 24), new(text["Part"]), new(text["Evidence"], ExportType.Text, 20), new(text["Orders"], ExportType.Text, 48)],
        sheet.Moves.SelectMany(move => move.Movers.Select(mover => (IReadOnlyList<object?>)
        [
            words.NameOf(move.Code),
            words.Told(move.Code, sheet.Total),
            words.Of(mover.Key),
            words.PartOf(move.Code, mover.Share),
            words.Of(mover.Evidence),
            string.Join(", ", mover.Orders.Select(order => order.Number)),
        ])))
    {
        Notes = Notes(sheet.Period, address),
    };

    /// <summary>What the tables are about: the days, the instant, the address they were asked for by.</summary>
    public IReadOnlyList<string> Notes(FigurePeriod period, string address) =>
    [
        text["Period", PeriodAddress.Day(period.From), PeriodAddress.Day(period.To), Local(period)],
        text["Compared", PeriodAddress.Day(period.Before().From), PeriodAddress.Day(period.Before().To), Local(period.Before())],
        address,
    ];

    private static string Local(FigurePeriod period) => period.Zone.ToLocal(period.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static ExportType TypeOf(string code) => FigureRegister.Of(code).Measure switch
    {
        FigureMeasure.Share => ExportType.Share,
        FigureMeasure.Hours => ExportType.Hours,
        _ => ExportType.Whole,
    };

    private static IReadOnlyList<object?> Row(string name, PeriodComparison figures) =>
    [
        name,
        .. PeriodFigures.Codes.SelectMany(code => new[] { Cell(figures.Now.Of(code)), Cell(figures.Before.Of(code)) }),
        figures.Now.Counts.DueAndClosed,
        figures.Now.Counts.OnTimeClosed,
    ];

    // Rates and hours are rounded once, to six decimals, as everywhere that they are printed.
    private static object? Cell(FigureValue value) => value.Measure == FigureMeasure.Count ? value.Count : value.Number is { } number ? FigureTable.Rounded(number) : null;
}
