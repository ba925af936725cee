using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>Drill sheets as documents for machines: the key names of the figures' tables, rates and hours to six decimals.</summary>
internal sealed class DrillAnswer(OrganisationBook book)
{
    public OrderedDictionary<string, object?> Of(DrillSheet sheet, IEnumerable<DrillLine> lines, DrillKey self)
    {
        var document = Period(sheet.Period);
        Key(document, self);
        document["position"] = sheet.Position;
        document["total"] = Figures(sheet.Total);
        document["lines"] = lines.Select(Line).ToList();
        document["moves"] = sheet.Moves.Select(move => new OrderedDictionary<string, object?>
        {
            ["figure"] = move.Code,
            ["change"] = Rounded(sheet.Total.Change(move.Code)),
            ["because"] = move.Movers.Select(Because).ToList(),
        }).ToList();
        return document;
    }

    public OrderedDictionary<string, object?> Of(FigurePeriod period, IEnumerable<DrillLine> lines, int count, PersonId? next)
    {
        var document = Period(period);
        document["count"] = count;
        document["lines"] = lines.Select(Line).ToList();
        document["next"] = next?.Value;
        return document;
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static OrderedDictionary<string, object?> Period(FigurePeriod period)
    {
        var before = period.Before();
        return new()
        {
            ["from"] = PeriodAddress.Day(period.From),
            ["to"] = PeriodAddress.Day(period.To),
            ["as_of"] = FigureDocument.TimeOf(period.Zone, period.At),
            ["before_from"] = PeriodAddress.Day(before.From),
            ["before_to"] = PeriodAddress.Day(before.To),
            ["before_as_of"] = FigureDocument.TimeOf(period.Zone, before.At),
        };
    }

    private OrderedDictionary<string, object?> Line(DrillLine line)
    {
        var document = Figures(line.Figures);
        Key(document, line.Key);
        return document;
    }

    private void Key(OrderedDictionary<string, object?> document, DrillKey key)
    {
        document["kind"] = key.Kind switch
        {
            DrillKind.NoOfficer => "no-officer",
            _ => key.Kind.ToString().ToLowerInvariant(),
        };
        document["id"] = key.Id == 0 ? null : key.Id;
        document["name"] = key.Officer is { } officer ? book.Person(officer)?.Name : key.Unit is { } unit ? book.Unit(unit).Name : null;
        if (key.Officer is { } person)
        {
            document["number"] = book.Person(person)?.Number;
        }
    }

    private OrderedDictionary<string, object?> Because(Mover mover)
    {
        var document = new OrderedDictionary<string, object?>();
        Key(document, mover.Key);
        document["part"] = Rounded(mover.Share);
        document["evidence"] = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(mover.Evidence.ToString());
        document["orders"] = mover.Orders.Select(order => new OrderedDictionary<string, object?>
        {
            ["id"] = order.Id.Value,
            ["number"] = order.Number,
            ["late_h"] = Rounded(order.Late?.TotalHours),
        }).ToList();
        return document;
    }

    private static OrderedDictionary<string, object?> Figures(PeriodComparison figures) => new()
    {
        ["now"] = Figures(figures.Now),
        ["before"] = Figures(figures.Before),
    };

    private static OrderedDictionary<string, object?> Figures(PeriodFigures figures) => new()
    {
        ["created"] = figures.Counts.Created,
        ["closed"] = figures.Counts.Closed,
        ["closure_rate"] = Rounded(figures.Counts.Closure.Value),
        ["due_and_closed"] = figures.Counts.DueAndClosed,
        ["on_time_closed"] = figures.Counts.OnTimeClosed,
        ["on_time_rate"] = Rounded(figures.Counts.OnTime.Value),
        ["open"] = figures.Open,
        ["overdue"] = figures.Overdue,
        ["p50_h"] = Rounded(figures.P50Hours),
        ["p90_h"] = Rounded(figures.P90Hours),
    };

    private static double? Rounded(double? number) => number is { } known ? FigureTable.Rounded(known) : null;
}
