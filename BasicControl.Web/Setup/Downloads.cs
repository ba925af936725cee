using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Data;
using BasicControl.Core.Figures.Export;
using BasicControl.Web.Access;
using BasicControl.Web.Components.Changes;
using Microsoft.Net.Http.Headers;

namespace BasicControl.Web.Setup;

/// <summary>The file forms that every table of the office pages can be had in.</summary>
public enum DownloadFormat
{
    Xlsx,
    Csv,
}

/// <summary>What a page's address gives as a file.</summary>
/// <param name="Name">File name without date and ending: <c>orders</c>.</param>
/// <param name="Tables">The tables, read while they are written, all in one view of the store; CSV takes the first.</param>
public sealed record Download(string Name, Func<BasicControlDb, IReadOnlyList<ExportTable>> Tables);

/// <summary>
/// The one place that answers exports: the address of a page below <see cref="Root"/>, with <c>format=xlsx|csv</c>, gives its
/// tables with the filters of that address. Links are made by <see cref="Links.Export"/>.
/// </summary>
internal static class Downloads
{
    public const string Root = "/export";

    /// <summary>Answers the export of the pages at a pattern; null from <paramref name="read"/> is an address without such a page.</summary>
    /// <param name="needs">What the page itself asks of its viewer.</param>
    public static void MapDownload(this IEndpointRouteBuilder app, string pattern, Permission[] needs, Func<HttpContext, Task<Download?>> read) => app.MapGet(Root + pattern, async http =>
    {
        var asked = new AddressQuery(PageOf(http)).Enum<DownloadFormat>("format");
        if (asked is not { } format || await read(http) is not { } download)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var culture = CultureInfo.CurrentUICulture;
        // On the trail before the first byte leaves; what cannot be recorded is not given.
        await http.RequestServices.GetRequiredService<RecordReads>().Exported(http.Request.Path + http.Request.QueryString, http.RequestAborted);
        await using var file = TempFile.Create();
        await http.RequestServices.GetRequiredService<StoreReader>().Read(db => Write(file, format, download.Tables(db), culture), http.RequestAborted);
        await Send(http, file, NameOf(download, format, http.RequestServices.GetRequiredService<TimeProvider>()), format);
    }).Needs(needs);

    /// <summary>The address of the page whose tables are asked for.</summary>
    public static Uri PageOf(HttpContext http) => new($"http://localhost{http.Request.Path.Value![Root.Length..]}{http.Request.QueryString}");

    private static bool Write(FileStream file, DownloadFormat format, IReadOnlyList<ExportTable> tables, CultureInfo culture)
    {
        if (format == DownloadFormat.Csv)
        {
            CsvExport.Write(file, tables[0], culture);
        }
        else
        {
            WorkbookExport.Write(file, tables, culture);
        }

        return true;
    }

    private static async Task Send(HttpContext http, FileStream file, string name, DownloadFormat format)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = format == DownloadFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static string NameOf(Download download, DownloadFormat format, TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture, $"{download.Name}-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{format.ToString().ToLowerInvariant()}");
}
