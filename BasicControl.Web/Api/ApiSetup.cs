using System.Threading.RateLimiting;
using BasicControl.Core.Access;
using BasicControl.Web.Access;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Api;

/// <summary>The API in the host: its bounds, its addresses, and what it says when something else is wrong.</summary>
internal static class ApiSetup
{
    private const string PerAddress = "per-address";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.AddChecked<ApiOptions>(ApiOptions.Section);
        builder.Services.AddSingleton<RejectKeeper>();
        builder.Services.AddSingleton<IncidentsApi>();
        builder.Services.AddSingleton<BoundariesApi>();
        builder.Services.AddSingleton<ImportsApi>();
        builder.Services.AddSingleton<ScoresApi>();
        builder.Services.AddSingleton<DisputeMappingApi>();
        builder.Services.AddSingleton<DrillApi>();
        builder.Services.AddRateLimiter(limiter => limiter.AddPolicy(PerAddress, PartitionOf));
    }

    /// <summary>Before everything else, so that every fault below <c>/api/v1</c> is answered as a problem.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(http => ApiLinks.IsApi(http.Request.Path), api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Fault, AllowStatusCode404Response = true, SuppressDiagnosticsCallback = IsTheSenders });
        api.UseStatusCodePages(pages => Bare(pages.HttpContext));
    });

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("").RequireRateLimiting(PerAddress);
        api.MapPost(ApiLinks.Incidents, (HttpContext http, IncidentsApi incidents) => incidents.Post(http)).Needs(Permission.SendIncidents);
        api.MapGet(ApiLinks.IncidentPattern, IncidentLookup.Get).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.Figures, FiguresApi.Get).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.Scores, (HttpContext http, ScoresApi scores, [AsParameters] ScoresQuery query) => scores.GetList(http, query)).Needs(Permission.ReadScores);
        api.MapGet(ApiLinks.OfficerScorePattern, (HttpContext http, ScoresApi scores, string officer, [AsParameters] ScoreSheetQuery query) => scores.GetOfficer(http, officer, query)).Needs(Permission.ReadScores);
        api.MapGet(ApiLinks.UnitScorePattern, (HttpContext http, ScoresApi scores, string unit, [AsParameters] ScoreSheetQuery query) => scores.GetUnit(http, unit, query)).Needs(Permission.ReadScores);
        api.MapGet(ApiLinks.Heat, HeatApi.Get).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.UnitFigures, (HttpContext http, DrillApi drill, long id, [AsParameters] DrillQuery query) => drill.Unit(http, id, query)).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.Officers, (HttpContext http, DrillApi drill, [AsParameters] OfficersQuery query) => drill.Officers(http, query)).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.OfficerFigures, (HttpContext http, DrillApi drill, long id, [AsParameters] DrillQuery query) => drill.Officer(http, id, query)).Needs(Permission.ReadWork);
        api.MapGet(ApiLinks.Wall, WallApi.Get).Needs(Permission.ReadWall);
        api.MapGet(ApiLinks.Boundaries, (HttpContext http, BoundariesApi boundaries, string? city) => boundaries.Get(http, city)).Needs(Permission.ReadWall, Permission.ReadWork);
        api.MapGet(ApiLinks.DisputeMapping, (HttpContext http, DisputeMappingApi mapping) => mapping.Get(http)).Needs(Permission.ReadWork);
        api.MapPut(ApiLinks.DisputeMapping, (HttpContext http, DisputeMappingApi mapping, Acting acting) => mapping.Put(http, acting.Now)).Needs(Permission.PublishMapping);
        api.MapPost(ApiLinks.Imports, (HttpContext http, ImportsApi imports) => imports.Post(http)).DisableAntiforgery().Needs(Permission.ImportFiles);
        api.MapGet(ApiLinks.ImportRejectsPattern, (HttpContext http, ImportsApi imports, long import) => imports.GetRejects(http, import)).Needs(Permission.ImportFiles);
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http) => RateLimitPartition.GetTokenBucketLimiter(
        RateLimits.SenderOf(http).ToString(),
        _ => RateLimits.PerSecond(http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.RequestsPerSecond));

    private static Task Fault(HttpContext http)
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (http.RequestAborted.IsCancellationRequested) return Task.CompletedTask;
        return fault is BadHttpRequestException bad
            ? Problem.Write(http, bad.StatusCode, new("body.unreadable", null, bad.Message))
            : Problem.Write(http, StatusCodes.Status500InternalServerError, new("server.fault"));
    }

    private static bool IsTheSenders(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;

    private static Task Bare(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problem.Write(http, 404, new("address.unknown", null, http.Request.Path, ApiLinks.Page)),
        StatusCodes.Status405MethodNotAllowed => Problem.Write(http, 405, new("method.unknown", null, http.Request.Path, http.Request.Method, ApiLinks.Page)),
        _ => Task.CompletedTask,
    };
}
