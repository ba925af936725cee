using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Samples;
using BasicControl.Web.Api;

namespace BasicControl.Web.Commands;

/// <summary>
/// Sends a replay to the server that owns the store, by the door that every source uses. Steps of cases have no such
/// door and are left out.
/// </summary>
internal sealed class ReplayThroughServer
{
    private const int Attempts = 30;

    private static readonly CommandWords Words = new(typeof(ReplayThroughServer));

    private readonly HttpClient _http;

    private ReplayThroughServer(HttpClient http) => _http = http;

    public static async Task<int> Run(
        CommandRun run, Uri server, string profileName, ImportProfile profile, string[] files,
        Func<Func<IReadOnlyList<ISourceItem>, Task<ReplayCounts>>, Task<int>> play, CancellationToken stop)
    {
        using var http = run.Caller(server, TimeSpan.FromMinutes(2));
        try
        {
            var sender = new ReplayThroughServer(http);
            await sender.Introduce(profileName, profile, files, stop);
            return await play(items => sender.Send(items, stop));
        }
        catch (HttpRequestException fault)
        {
            return run.Refuse(ExitCodes.AddressUnusable, "server.silent", Words["Silent", server, fault.Message]);
        }
        catch (ServerRefusedException no)
        {
            return run.Refuse(ExitCodes.Refused, "server.refused", Words["Refused", server, no.Message]);
        }
    }

    /// <summary>Has the server add the profile's city and source, by an import of the file's heading alone.</summary>
    private async Task Introduce(string profileName, ImportProfile profile, string[] files, CancellationToken stop)
    {
        using var rows = RowFile.Open(files[0], profile.Encoding).Value;
        var heading = string.Join(',', rows.Columns.Select(column => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";
        using var form = new MultipartFormDataContent
        {
            { new StringContent(ProfileShelf.Names.Contains(profileName) ? profileName : await File.ReadAllTextAsync(profileName, stop)), ImportsApi.ProfilePart },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(heading)), ImportsApi.FilePart, "heading.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiLinks.Imports) { Content = form };
        request.Headers.Add(ImportsApi.AskedHeader, "replay");
        using var answer = await _http.SendAsync(request, stop);
        await Require(answer, stop);
    }

    private async Task<ReplayCounts> Send(IReadOnlyList<ISourceItem> items, CancellationToken stop)
    {
        var records = items.OfType<SourceRecord>().ToList();
        if (records.Count == 0) return ReplayCounts.None;
        var body = Body(records);
        for (var attempt = 1; ; attempt++)
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            using var answer = await _http.PostAsync(ApiLinks.Incidents, content, stop);
            var isBusy = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!isBusy) await Require(answer, stop);
            var result = isBusy ? default : await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
            if (!isBusy && result.GetProperty("noRoom").GetInt32() == 0)
            {
                long Count(string name) => result.GetProperty(name).GetInt64();
                return new(records.Count, Count("created"), Count("updated"), Count("unchanged"), Count("refused"));
            }

            // The same batch again is safe: what is known stays as it is.
            if (attempt == Attempts) throw new ServerRefusedException(answer.ReasonPhrase ?? "");
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), stop);
        }
    }

    private static byte[] Body(List<SourceRecord> records)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var record in records) Write(json, record);
            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SourceRecord record)
    {
        json.WriteStartObject();
        json.WriteString("source", record.Source);
        Text(RecordField.Number, record.Number);
        Time(RecordField.At, record.At);
        Text(RecordField.Type, record.Type);
        Text(RecordField.Level, record.Level.ToString().ToLowerInvariant());
        Text(RecordField.Unit, record.Unit);
        Text(RecordField.Officer, record.Officer);
        Text(RecordField.Channel, record.Channel);
        Text(RecordField.Department, record.Department);
        Text(RecordField.Status, record.Status);
        Text(RecordField.Address, record.Address);
        Text(RecordField.Text, record.Text);
        if (record is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNumber(RecordField.Latitude.Name(), latitude);
            json.WriteNumber(RecordField.Longitude.Name(), longitude);
        }

        Time(RecordField.Due, record.Due);
        Time(RecordField.ClosedAt, record.ClosedAt);
        Text(RecordField.Outcome, record.Outcome);
        Time(RecordField.UpdatedAt, record.UpdatedAt);
        json.WriteEndObject();

        void Text(RecordField field, string? value)
        {
            if (value is not null) json.WriteString(field.Name(), value);
        }

        void Time(RecordField field, DateTime? value)
        {
            if (value is { } instant) json.WriteString(field.Name(), instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
    }

    private static async Task Require(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.IsSuccessStatusCode) return;
        var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(stop)
            : default;
        throw new ServerRefusedException(problem.ValueKind == JsonValueKind.Object ? problem.GetProperty("detail").GetString()! : $"HTTP {(int)answer.StatusCode}");
    }

    private sealed class ServerRefusedException(string message) : Exception(message);
}
