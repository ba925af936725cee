using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Web.Components.Audit;
using BasicControl.Web.Components.Figures;
using BasicControl.Web.Components.Incidents;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Officers;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Components.Scoring;
using BasicControl.Web.Components.Supervision;
using BasicControl.Web.Components.WorkOrders;
using May = BasicControl.Core.Access.Permission;

namespace BasicControl.Web.Setup;

/// <summary>Which page's tables are made by what: one line a page.</summary>
internal static class OfficeDownloads
{
    public static void AddOfficeDownloads(this IServiceCollection services)
    {
        services.AddSingleton<OrderExport>();
        services.AddSingleton<IncidentExport>();
        services.AddSingleton<DrillExport>();
        services.AddSingleton<UnitExport>();
        services.AddSingleton<OfficerExport>();
        services.AddSingleton<RegisterExport>();
        services.AddSingleton<ScoreExport>();
        services.AddSingleton<NoteExport>();
        services.AddSingleton<TrailReader>();
        services.AddSingleton<ChainCheck>();
    }

    public static void MapOfficeDownloads(this WebApplication app)
    {
        Map<OrderExport>(app, [May.ReadWork], Links.Orders, (export, http) => export.Of(http.Reads(), Downloads.PageOf(http)));
        Map<IncidentExport>(app, [May.ReadWork], Links.Incidents, (export, http) => export.Of(http.Reads(), Downloads.PageOf(http)));
        Map<UnitExport>(app, [May.ReadWork], Links.UnitPattern, (export, http) => export.Of(http.Reads(), new UnitId(Id(http)), Downloads.PageOf(http)));
        Map<OfficerExport>(app, [May.ReadWork], Links.Officers, (export, http) => export.List(http.Reads(), Downloads.PageOf(http)));
        Map<OfficerExport>(app, [May.ReadWork], Links.OfficerPattern, (export, http) => export.Of(http.Reads(), new PersonId(Id(http)), Downloads.PageOf(http)));
        Map<RegisterExport>(app, [May.ReadWork], Links.Figures, (export, _) => export.Of());
        Map<ScoreExport>(app, [May.ReadScores], Links.Scores, (export, http) => export.List(http.Reads(), Downloads.PageOf(http)));
        Map<ScoreExport>(app, [May.ReadScores], Links.ScoreUnitPattern, (export, http) => export.Of(http.Reads(), new UnitId(Id(http)), Downloads.PageOf(http)));
        Map<ScoreExport>(app, [May.ReadScores, May.ReadOwnScore], Links.ScoreOfficerPattern, (export, http) =>
            http.Acting().MayReadScoreOf(new(Id(http))) ? export.Of(http.Reads(), new PersonId(Id(http)), Downloads.PageOf(http)) : null);
        Map<NoteExport>(app, [May.ReadWork], Links.Notes, (export, http) => export.Of(http.Reads(), Downloads.PageOf(http)));
        app.MapDownload(Links.Trail, [May.ReadTrail], http => Task.FromResult(
            http.RequestServices.GetRequiredService<TrailReader>().Export(http.Reads(), Downloads.PageOf(http))));
        app.MapDownload(Links.Units, [May.ReadWork], async http => await http.RequestServices.GetRequiredService<UnitExport>().Tree(http.Reads(), http.RequestAborted));
    }

    private static void Map<TExport>(WebApplication app, May[] needs, string pattern, Func<TExport, HttpContext, Download?> read)
        where TExport : notnull => app.MapDownload(pattern, needs, http => Task.FromResult(read(http.RequestServices.GetRequiredService<TExport>(), http)));

    private static long Id(HttpContext http) => long.Parse((string)http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
}
