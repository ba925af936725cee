using System.Text;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Disputes;

namespace BasicControl.Web.Api;

/// <summary>
/// The dispute mapping in force, and the publication of another by the post of the request, as from the page. A page of another site cannot
/// send it: it lacks the header.
/// </summary>
internal sealed class DisputeMappingApi(Centre centre)
{
    private const string File = "mapping.json";

    public async Task Get(HttpContext http)
    {
        var version = await centre.Reader.Read(MappingQueries.Latest, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        using var document = JsonDocument.Parse(
            version?.Document ?? MappingShelf.ShippedJson(), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        await http.Response.WriteAsJsonAsync(
            new { version = version?.Version ?? 0, publishedAt = version?.PublishedAt, recounting = version is { EndedAt: null }, mapping = document.RootElement },
            http.RequestAborted);
    }

    /// <param name="actor">Who asks; null: nobody acts here, and the mapping is for reading.</param>
    public async Task Put(HttpContext http, Actor? actor)
    {
        if (!http.Request.Headers.ContainsKey(ImportsApi.AskedHeader))
        {
            await Problem.Write(http, 400, new("import.header-missing", ImportsApi.AskedHeader));
            return;
        }

        if (actor is null)
        {
            await Problem.Write(http, 403, new("mapping.read-only"));
            return;
        }

        if (http.Request.ContentLength is null or > MappingReader.MostBytes)
        {
            await Problem.Write(http, 413, new("mapping.too-large", File, $"{MappingReader.MostBytes / 1024}"));
            return;
        }

        using var body = new StreamReader(http.Request.Body, Encoding.UTF8);
        var json = await body.ReadToEndAsync(http.RequestAborted);
        var version = await centre.Mappings.Publish(json, File, actor, http.RequestAborted);
        if (!version.IsAccepted)
        {
            await Problem.Write(http, 422, version.Refusals, _ => null);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(new { version = version.Value }, http.RequestAborted);
    }
}
