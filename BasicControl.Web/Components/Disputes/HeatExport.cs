using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Disputes;

/// <summary>The grids of the heat page as tables of a file: every row and column, nothing cut.</summary>
internal static class HeatExport
{
    /// <summary>Answers the export of the heat page; the workbook has a sheet a grid, CSV the first.</summary>
    public static void MapHeatDownload(this WebApplication app) => app.MapDownload(Links.Disputes, [Core.Access.Permission.ReadWork], async http =>
    {
        var services = http.RequestServices;
        var (book, clock) = (services.GetRequiredService<OrganisationBook>(), services.GetRequiredService<TimeProvider>());
        var heat = HeatAddress.Read(Downloads.PageOf(http));
        if (heat.City(http.Reads(), book, clock.UtcNow()) is not { } city)
        {
            return null;
        }

        var period = heat.Period.In(book.ZoneOf(city.Id), clock.UtcNow());
        var answer = await services.GetRequiredService<HeatQueries>().Ask(http.Reads(), heat.Query(city.Id, period), http.RequestAborted);
        var (text, words) = (services.GetRequiredService<IStringLocalizer<HeatPage>>(), services.GetRequiredService<Words>());
        string[] notes =
        [
            $"{text["Title"]} · {words.Of(heat.Unit ?? city.Id)} · {HeatWords.Day(period.From)} – {HeatWords.Day(period.To)}",
            text["ExportAsOf", answer.Position, book.ZoneOf(city.Id).ToLocal(answer.At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)],
        ];
        return new("heat", _ => Tables(answer, new HeatWords(text, answer), words, notes));
    });

    private static List<ExportTable> Tables(HeatAnswer answer, HeatWords says, Words words, string[] notes)
    {
        var count = answer.Count;
        string Unit(long unit) => words.Of(new UnitId(unit));
        string Hour(long hour) => hour.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            Grid(says["StationHours"], says["Unit"], says["Total"], count.StationHours, Unit, Hour, notes),
            Grid(says["KindStations"], says["Kinds"], says["Total"], count.KindStations, kind => words.Of((DisputeKind)kind), Unit, notes),
            Grid(says["TypeStations"], says["Type"], says["Total"], count.TypeStations, type => words.Of(new TermId((int)type)), Unit, notes),
            Grid(says["WeekdayHours"], says["Weekday"], says["Total"], count.WeekdayHours, weekday => says.Weekday((int)weekday), Hour, notes),
            new(says["Calendar"], [new(says["Day"], ExportType.Day), new(says["Total"], ExportType.Whole), new(says["DayBefore"], ExportType.Day), new(says["TotalBefore"], ExportType.Whole)], Days(answer)) { Notes = notes },
            new(
                says["Cells"], [new(says["CellLatitude"], ExportType.Whole), new(says["CellLongitude"], ExportType.Whole), new(says["Total"], ExportType.Whole)],
                count.Cells.Select(cell => (IReadOnlyList<object?>)[cell.Latitude, cell.Longitude, cell.Count]))
            { Notes = notes },
        ];
    }

    private static ExportTable Grid(
        string name, string corner, string total, HeatTable table, Func<long, string> row, Func<long, string> column, string[] notes) => new(
            name,
            [new(corner), .. table.Columns.Select(key => new ExportColumn(column(key), ExportType.Whole)), new(total, ExportType.Whole)],
            table.Rows.Select((key, place) => (IReadOnlyList<object?>)[row(key), .. table.Row(place).Select(cell => (object?)cell), table.RowTotal(place)]))
        { Notes = notes };

    private static IEnumerable<IReadOnlyList<object?>> Days(HeatAnswer answer)
    {
        foreach (var (index, day) in answer.Count.Days.Index())
        {
            var before = answer.Before?.Days.ElementAtOrDefault(index);
            yield return [day.Day, day.Count, before is { Day.Year: > 1 } earlier ? earlier.Day : null, before is { Day.Year: > 1 } known ? known.Count : null];
        }
    }
}
