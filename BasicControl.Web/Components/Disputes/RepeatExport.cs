using BasicControl.Core;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Export;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Localization;

namespace BasicControl.Web.Components.Disputes;

/// <summary>The repeat addresses of a page as a file: every one of them, masked as on the page.</summary>
internal static class RepeatExport
{
    /// <summary>Answers the export of the repeats page.</summary>
    public static void MapRepeatDownload(this WebApplication app) => app.MapDownload(Links.DisputeRepeats, [Core.Access.Permission.ReadWork], http =>
    {
        var services = http.RequestServices;
        var (book, now) = (services.GetRequiredService<OrganisationBook>(), services.GetRequiredService<TimeProvider>().UtcNow());
        var heat = HeatAddress.Read(Downloads.PageOf(http));
        if (heat.City(http.Reads(), book, now) is not { } city)
        {
            return Task.FromResult<Download?>(null);
        }

        var zone = book.ZoneOf(city.Id);
        var (period, rule) = (heat.Period.In(zone, now), services.GetRequiredService<Centre>().Disputes.InForce.Document);
        var (text, words) = (services.GetRequiredService<IStringLocalizer<RepeatsPage>>(), services.GetRequiredService<Words>());
        ExportColumn[] columns =
        [
            new(text["Address"], ExportType.Text, 40), new(text["Total"], ExportType.Whole), new(text["Most", rule.Repeat.Span.Days], ExportType.Whole),
            new(text["First"], ExportType.Time), new(text["Last"], ExportType.Time), new(text["Types"], ExportType.Whole), new(text["TopType"], ExportType.Text, 24), new(text["Unit"], ExportType.Text, 20),
        ];
        string[] notes =
        [
            $"{text["Title"]} · {words.Of(heat.Unit ?? city.Id)} · {HeatWords.Day(period.From)} – {HeatWords.Day(period.To)}",
            text["Rule", rule.Repeat.Least, rule.Repeat.Span.Days, rule.Excluded.Count],
            text["Masked"],
        ];
        return Task.FromResult<Download?>(new("repeat-addresses", db =>
        [
            new(
                text["Title"], columns,
                RepeatRecords.Addresses(http.Reads(), db, book, heat.Records(book, city.Id, now), RepeatRecords.OfIncidents(book, city.Id), !heat.All, zone, period.At, period.Span)
                    .Select(row => (IReadOnlyList<object?>)
                        [Masked.Address(row.Address), row.Total, row.MostInSpan, row.First, row.Last, row.Types, words.Of(row.TopType), words.Of(row.Unit)]))
            { Notes = notes },
        ]));
    });
}
