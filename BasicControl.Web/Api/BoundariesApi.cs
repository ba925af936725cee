using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;

namespace BasicControl.Web.Api;

/// <summary>
/// The places of a city's units as GeoJSON: their polygons, or a point where there is only a place. Made once and kept
/// until a unit changes; a browser asks with the tag that it has and is told 304.
/// </summary>
internal sealed class BoundariesApi : IDisposable
{
    private readonly OrganisationBook _book;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<UnitId, Made> _made = new();
    private readonly IDisposable _feed;

    public BoundariesApi(OrganisationBook book, ChangeFeed feed, TimeProvider clock)
    {
        (_book, _clock) = (book, clock);
        _feed = feed.Subscribe(changes =>
        {
            if (changes.Any(change => change.Subject == Subject.Unit)) _made.Clear();
        });
    }

    public async Task Get(HttpContext http, string? city)
    {
        var asked = CityParameter.Find(http.Reads(), _book, city, _clock.UtcNow());
        if (!asked.TryGet(out var found))
        {
            await Problem.Write(http, 422, asked.Refusal);
            return;
        }

        var made = _made.GetOrAdd(found.Id, Make);
        http.Response.Headers.ETag = made.Tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Contains(made.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "application/geo+json";
        http.Response.ContentLength = made.Json.Length;
        await http.Response.Body.WriteAsync(made.Json, http.RequestAborted);
    }

    public void Dispose() => _feed.Dispose();

    private Made Make(UnitId city)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, ApiJson.Written))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "FeatureCollection"u8);
            json.WriteStartArray("features"u8);
            foreach (var unit in _book.Units.Where(unit => unit.CityId == city && unit.Kind != UnitKind.City).OrderBy(unit => unit.Id.Value)) Write(json, unit);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        var bytes = buffer.ToArray();
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", bytes);
    }

    private static void Write(Utf8JsonWriter json, Unit unit)
    {
        if (unit is { Boundary: null } and ({ Latitude: null } or { Longitude: null })) return;
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteNumber("id"u8, unit.Id.Value);
        json.WritePropertyName("geometry"u8);
        if (unit.Boundary is { } boundary)
        {
            json.WriteRawValue(boundary);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Point"u8);
            json.WriteStartArray("coordinates"u8);
            json.WriteNumberValue(unit.Longitude!.Value);
            json.WriteNumberValue(unit.Latitude!.Value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartObject("properties"u8);
        json.WriteNumber("unit"u8, unit.Id.Value);
        json.WriteString("kind"u8, JsonNamingPolicy.CamelCase.ConvertName(unit.Kind.ToString()));
        json.WriteString("zh"u8, unit.Name);
        json.WriteString("en"u8, unit.NameEn ?? unit.Name);
        if (unit.Code is not null) json.WriteString("code"u8, unit.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private sealed record Made(string Tag, byte[] Json);
}
