using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Briefing.Html;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Briefing.Pdf;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Web.Access;
using BasicControl.Web.Components.Changes;
using BasicControl.Web.Components.Layout;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Quartz;

namespace BasicControl.Web.Setup;

/// <summary>When briefings are due and shifts change, from the sections <c>Briefing</c> and <c>Handover</c> of the settings.</summary>
internal sealed class BriefingSettings
{
    public const string Section = "Briefing";

    private static readonly BriefingOptions Usual = new();

    /// <summary>Local time of each morning's draft.</summary>
    public TimeOnly At { get; set; } = Usual.At;

    /// <summary>Minutes after it within which it should be signed.</summary>
    [Range(1, 1_440)]
    public int SignWithinMinutes { get; set; } = (int)Usual.SignWithin.TotalMinutes;

    /// <summary>Whether briefings are drafted by themselves.</summary>
    public bool Schedule { get; set; } = true;

    /// <summary>Seconds from one look at what is due to the next.</summary>
    [Range(1, 3_600)]
    public int WakeSeconds { get; set; } = 20;

    /// <summary>The program that prints PDF files; without the setting the usual place is looked at, an empty one turns printing off.</summary>
    public string? Chromium { get; set; }

    /// <summary>Seconds that a printing may take.</summary>
    [Range(1, 600)]
    public int PrintSeconds { get; set; } = (int)ChromiumOptions.UsualLimit.TotalSeconds;

    public ChromiumOptions Printing => ChromiumOptions.Of(Chromium, TimeSpan.FromSeconds(PrintSeconds));

    public BriefingOptions Options => Usual with { At = At, SignWithin = TimeSpan.FromMinutes(SignWithinMinutes) };
}

internal sealed class HandoverSettings
{
    public const string Section = "Handover";

    /// <summary>Local times at which shifts change; empty: 08:00 and 20:00.</summary>
    [MaxLength(24)]
    public IReadOnlyList<TimeOnly> Shifts { get; set; } = [];

    public ShiftOptions Options => Shifts.Count == 0 ? new() : new() { Changes = [.. Shifts.Distinct().Order()] };
}

/// <summary>Briefings and handovers: what the pages ask, and the scheduler that wakes the issuer.</summary>
internal static class Briefings
{
    public static void AddBriefings(this WebApplicationBuilder builder)
    {
        builder.AddChecked<BriefingSettings>(BriefingSettings.Section);
        builder.AddChecked<HandoverSettings>(HandoverSettings.Section);
        builder.Services.AddBriefingParts();
        var every = TimeSpan.FromSeconds(builder.Configuration.GetSection(BriefingSettings.Section).GetValue(nameof(BriefingSettings.WakeSeconds), 20));
        if (every <= TimeSpan.Zero || !builder.Configuration.GetSection(BriefingSettings.Section).GetValue(nameof(BriefingSettings.Schedule), true))
        {
            return;
        }

        // In memory: it only wakes. What is due is known by the store, and judged by the program's own clock.
        var first = FirstWake(builder.Services) + every;
        builder.Services.AddQuartz(quartz => quartz.ScheduleJob<BriefingWake>(
            trigger => trigger.WithIdentity("briefing-wake").StartAt(first).WithSimpleSchedule(every)));
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    // The scheduler waits by the program's clock, which may stand in the past or the future: the earlier instant wakes it in both.
    private static DateTimeOffset FirstWake(IServiceCollection services)
    {
        var real = TimeProvider.System.GetUtcNow();
        var clock = services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider;
        return clock?.GetUtcNow() is { } shown && shown < real ? shown : real;
    }

    /// <summary>The parts over an opened <see cref="Centre"/>, which the services hold.</summary>
    public static void AddBriefingParts(this IServiceCollection services)
    {
        services.AddOptions<BriefingSettings>();
        services.AddOptions<HandoverSettings>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BriefingSettings>>().Value.Options);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<HandoverSettings>>().Value.Options);
        services.AddSingleton(provider => new ChromiumPrinter(provider.GetRequiredService<IOptions<BriefingSettings>>().Value.Printing, TimeProvider.System));
        services.AddSingleton<PdfBriefing>();
        services.AddSingleton<BriefingReader>();
        services.AddSingleton<BriefingDesk>();
        services.AddSingleton<BriefingQueries>();
        services.AddSingleton<BriefingIssuer>();
        services.AddSingleton<HandoverSheet>();
        services.AddSingleton<HandoverDesk>();
    }

    /// <summary>A briefing as a file: the frozen bytes as JSON, every other format written from them.</summary>
    public static void MapBriefingFiles(this WebApplication app) => app.MapGet(Links.BriefingFilePattern, async (long id, string? format, BriefingQueries queries, PdfBriefing pdf, HttpContext http) =>
    {
        var writer = BriefingWriters.Find(format ?? "");
        if ((writer is null && format != PdfBriefing.Format) || await queries.Find(http.Reads(), id, http.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        var document = format == "json" ? BriefingJson.Read(file.Record.Content) : file.Document;
        var written = await Bytes(writer, pdf, document, http);
        if (!written.TryGet(out var bytes))
        {
            return Results.Text(RefusalText.OfAll(written.Refusals, CultureInfo.CurrentUICulture), "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // On the trail before the first byte leaves; what cannot be recorded is not given.
        await http.RequestServices.GetRequiredService<RecordReads>().Exported(http.Request.Path + http.Request.QueryString, http.RequestAborted);
        var disposition = new ContentDispositionHeaderValue(format == "html" ? "inline" : "attachment");
        disposition.SetHttpFileName($"{document.City.Zh}-{document.Title.Zh}-{document.Period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-v{document.Version}.{writer?.Extension ?? PdfBriefing.Format}");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(bytes, writer?.ContentType ?? PdfBriefing.ContentType);
    }).Needs(Core.Access.Permission.ReadBriefing);

    private static async Task<Outcome<byte[]>> Bytes(IBriefingWriter? writer, PdfBriefing pdf, BriefingDocument document, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (writer is null) return await pdf.Print(document, CultureInfo.CurrentUICulture, stop);
        if (writer is HtmlWriter)
        {
            // A page that was saved still leads back to this site.
            var site = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
            return Encoding.UTF8.GetBytes(HtmlWriter.Page(document, CultureInfo.CurrentUICulture, id => site + Links.Order(new(id))));
        }

        using var stream = new MemoryStream();
        await writer.Write(document, CultureInfo.CurrentUICulture, stream, stop);
        return stream.ToArray();
    }
}

/// <summary>Wakes the issuer; knows nothing of what is due.</summary>
internal sealed partial class BriefingWake(BriefingIssuer issuer, ILogger<BriefingWake> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await issuer.Wake(cancellationToken);
        }
#pragma warning disable CA1031 // told in the log; the next wake tries again
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Failed(log, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Briefings that are due could not be issued; the next look tries again.")]
    private static partial void Failed(ILogger log, Exception fault);
}
