using System.Globalization;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents.Files;
using BasicControl.Web.Components.Changes;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BasicControl.Web.Api;

/// <summary>
/// Files into the running server: a form of <c>profile</c> (a name, or a profile's JSON), <c>dryRun</c> and any number of
/// <c>file</c> parts, answered with the counts at the end. A page of another site cannot send it: it lacks the header.
/// </summary>
internal sealed class ImportsApi(Centre centre)
{
    public const string AskedHeader = "X-BasicControl";
    public const string ProfilePart = "profile";
    public const string DryRunPart = "dryRun";
    public const string FilePart = "file";

    private const long MostBytes = 4L * 1024 * 1024 * 1024;
    private const int MostText = 256 * 1024;

    public async Task Post(HttpContext http)
    {
        if (!http.Request.Headers.ContainsKey(AskedHeader))
        {
            await Problem.Write(http, 400, new("import.header-missing", AskedHeader));
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data" || !type.Boundary.HasValue)
        {
            await Problem.Write(http, 415, new("body.wrong-media", null, "multipart/form-data"));
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
        using var folder = new UploadFolder();
        (string Profile, bool IsDryRun) form;
        try
        {
            form = await Read(http, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), folder);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Parts without an end, a heading or a boundary that can be read.
            await Problem.Write(http, 400, new("body.unreadable", null, fault.Message));
            return;
        }

        var profile = form.Profile.TrimStart() is ['{', ..] ? ProfileReader.Read(form.Profile, ProfilePart) : ProfileNamed(form.Profile.Trim());
        if (!profile.TryGet(out var known))
        {
            await Problem.Write(http, 422, profile.Refusals, _ => null);
            return;
        }

        var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, http.Acting().Importer);
        var outcome = await new ImportRunner(target, centre.Clock, centre.Book).Run(new(known, folder.Files, form.IsDryRun), null, http.RequestAborted);
        if (outcome.TryGet(out var report)) await http.Response.WriteAsJsonAsync(ImportAnswer.Of(report), http.RequestAborted);
        else await Problem.Write(http, 422, outcome.Refusals, _ => null);
    }

    /// <summary>The rejected rows of one import as a CSV file: as they came for whoever brought them or may open personal data, masked for all others.</summary>
    public async Task GetRejects(HttpContext http, long import)
    {
        var caller = http.Acting().Caller ?? throw new InvalidOperationException("Somebody exports who was not proved.");
        var isClear = await RejectExport.IsClearFor(caller, centre.Reader, import, http.RequestAborted);
        // On the trail before the first byte leaves; what cannot be recorded is not given.
        await http.RequestServices.GetRequiredService<RecordReads>().Exported(http.Request.Path + http.Request.QueryString, http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=rejects-{import.ToString(CultureInfo.InvariantCulture)}{(isClear ? "" : "-masked")}.csv";
        await RejectExport.Write(caller.Reads, centre.Reader, centre.Book, import, isClear ? null : Masked.Cell, http.Response.Body, CultureInfo.CurrentUICulture, http.RequestAborted);
    }

    // A server's own files are no profiles: only the names on the shelf.
    private static Outcome<ImportProfile> ProfileNamed(string name) =>
        ProfileShelf.Names.Contains(name) ? ProfileShelf.Find(name) : new Refusal("profile.unknown", ProfilePart, name, string.Join(", ", ProfileShelf.Names));

    private static async Task<(string Profile, bool IsDryRun)> Read(HttpContext http, string boundary, UploadFolder folder)
    {
        var (profile, isDryRun) = ("", false);
        var parts = new MultipartReader(boundary, http.Request.Body);
        while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } disposition) continue;
            switch (HeaderUtilities.RemoveQuotes(disposition.Name).ToString())
            {
                case FilePart:
                    await folder.Save(part.AsFileSection()?.FileName ?? "file", part.Body, http.RequestAborted);
                    break;
                case ProfilePart:
                    profile = await Text(part.Body, http.RequestAborted);
                    break;
                case DryRunPart:
                    isDryRun = await Text(part.Body, http.RequestAborted) == "true";
                    break;
                default:
                    break;
            }
        }

        return (profile, isDryRun);
    }

    private static async Task<string> Text(Stream part, CancellationToken stop)
    {
        var bytes = new byte[MostText];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, await part.ReadAtLeastAsync(bytes, MostText, throwOnEndOfStream: false, stop)));
    }
}

/// <summary>The answer to an import: the counts, the run, and the first rejected rows.</summary>
public sealed record ImportAnswer(
    long Read, long Created, long Updated, long Unchanged, long Rejected, long? Import, bool Cancelled, IReadOnlyList<RejectedRow> Errors)
{
    public static ImportAnswer Of(ImportReport report)
    {
        var counts = report.Summary;
        return new(counts.Read, counts.Created, counts.Updated, counts.Unchanged, counts.Rejected, report.Import, report.Cancelled, report.FirstErrors);
    }

    public ImportReport ToReport() => new(new(Read, Created, Updated, Unchanged, Rejected), Import, Errors, Cancelled);
}
