using System.Text.Json;
using BasicControl.Core.Incidents.Files;
using BasicControl.Web.Api;

namespace BasicControl.Web.Commands;

/// <summary>Hands the files to the server that owns the store; it reads and checks them as this command would.</summary>
internal static class ImportThroughServer
{
    private static readonly CommandWords Words = new(typeof(ImportThroughServer));

    public static async Task<int> Run(CommandRun run, Uri server, ImportAsked asked, CancellationToken stop)
    {
        using var http = run.Caller(server, Timeout.InfiniteTimeSpan);
        http.DefaultRequestHeaders.Add(ImportsApi.AskedHeader, "import");
        try
        {
            using var form = await Form(asked, stop);
            using var answer = await http.PostAsync(ApiLinks.Imports, form, stop);
            if (!answer.IsSuccessStatusCode) return await Refused(run, server, answer, stop);
            var report = (await answer.Content.ReadFromJsonAsync<ImportAnswer>(JsonSerializerOptions.Web, stop))!;
            if (asked.Rejects is { } path && report.Import is { } import) await Save(http, import, path, stop);
            return ImportCommand.Tell(run, report.ToReport());
        }
        catch (HttpRequestException fault)
        {
            return run.Refuse(ExitCodes.AddressUnusable, "server.silent", Words["Silent", server, fault.Message]);
        }
    }

    private static async Task<MultipartFormDataContent> Form(ImportAsked asked, CancellationToken stop)
    {
        var isFile = !ProfileShelf.Names.Contains(asked.Profile);
        var form = new MultipartFormDataContent
        {
            { new StringContent(isFile ? await File.ReadAllTextAsync(asked.Profile, stop) : asked.Profile), ImportsApi.ProfilePart },
            { new StringContent(asked.DryRun ? "true" : "false"), ImportsApi.DryRunPart },
        };
        foreach (var path in asked.Files) form.Add(new StreamContent(File.OpenRead(path)), ImportsApi.FilePart, Path.GetFileName(path));
        return form;
    }

    private static async Task Save(HttpClient http, long import, string path, CancellationToken stop)
    {
        await using var csv = File.Create(path);
        using var rows = await http.GetAsync(ApiLinks.ImportRejects(import), stop);
        rows.EnsureSuccessStatusCode();
        await rows.Content.CopyToAsync(csv, stop);
    }

    private static async Task<int> Refused(CommandRun run, Uri server, HttpResponseMessage answer, CancellationToken stop)
    {
        var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(stop)
            : default;
        return problem.ValueKind == JsonValueKind.Object
            ? run.Refuse(ExitCodes.Refused, problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!)
            : run.Refuse(ExitCodes.AddressUnusable, "server.other", Words["Other", server, (int)answer.StatusCode]);
    }
}
