using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Api;

/// <summary>
/// The OpenAPI document and the page that shows it. The document is written by hand in <c>openapi.json</c>, since bodies
/// are read by hand; a value that begins with @ is a text of <c>ApiDocument.resx</c>. Tests hold it to the routes, to the
/// fields that are read and to the answers that are given.
/// </summary>
internal static class ApiDocument
{
    private static readonly ResourceManager Texts = new(typeof(ApiDocument));
    private static readonly ConcurrentDictionary<string, byte[]> ByLanguage = new();
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapGet(ApiLinks.OpenApi, (HttpContext http) =>
        {
            http.Response.Headers.Vary = "Accept-Language, Cookie";
            return Results.Bytes(In(CultureInfo.CurrentUICulture), IncidentForms.Json);
        }).Open();
        app.MapGet(ApiLinks.Page, (HttpContext http) => Results.Content(Page(CultureInfo.CurrentUICulture), "text/html; charset=utf-8")).Open();
    }

    /// <summary>The document in a language, as UTF-8.</summary>
    public static byte[] In(CultureInfo language) => ByLanguage.GetOrAdd(language.Name, _ =>
    {
        using var written = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        return JsonSerializer.SerializeToUtf8Bytes(Worded(JsonNode.Parse(written), language), Readable);
    });

    private static JsonNode? Worded(JsonNode? node, CultureInfo language) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Worded(member.Value, language)))),
        JsonArray items => new JsonArray([.. items.Select(item => Worded(item, language))]),
        JsonValue value when value.TryGetValue(out string? text) && text.StartsWith('@') => JsonValue.Create(TextOf(text[1..], language)),
        _ => node?.DeepClone(),
    };

    private static string TextOf(string key, CultureInfo language) =>
        Texts.GetString(key, language) ?? throw new MissingManifestResourceException($"openapi.json: no text {key}");

    private static string Page(CultureInfo language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.Name}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{WebUtility.HtmlEncode(TextOf("page.title", language))}</title>
          <link rel="icon" type="image/svg+xml" href="/icons/favicon.svg" />
          <link rel="stylesheet" href="/lib/noto-sans-sc/wght.css" />
          <link rel="stylesheet" href="/lib/swagger-ui/swagger-ui.css" />
          <link rel="stylesheet" href="/css/api.css" />
        </head>
        <body>
          <header><a href="{Links.Home}">← {WebUtility.HtmlEncode(TextOf("page.back", language))}</a> <a href="{Links.Culture(Other(language), ApiLinks.Page)}">{WebUtility.HtmlEncode(TextOf("page.other", language))}</a></header>
          <main id="api" data-document="{ApiLinks.OpenApi}"></main>
          <script src="/lib/swagger-ui/swagger-ui-bundle.js"></script>
          <script src="/js/api.js"></script>
        </body>
        </html>
        """;

    private static string Other(CultureInfo language) => Languages.All.First(name => name != language.Name);
}
