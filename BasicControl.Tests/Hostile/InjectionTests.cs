using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Hostile;

/// <summary>Every value that an address of this server takes, with everything that an attacker writes there.</summary>
[Collection(nameof(HostileSite))]
public sealed partial class InjectionTests(HostileSite site)
{
    private readonly ConcurrentBag<string> _wrong = [];
    private int _tried;

    [Fact]
    public async Task No_value_in_a_query_breaks_an_address_comes_back_as_markup_or_changes_a_row()
    {
        var ofApi = await ApiNamesAsync();
        List<string> names = [.. PageNames().Concat(ofApi.Values.SelectMany(own => own)).Concat(["format", "back", "lang", "culture", "theme", "id"]).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(names.Count > 40, $"{names.Count} names");
        var before = site.Rows();
        List<(string Path, Post Role, string Query)> asked = [];
        foreach (var (path, role, pattern) in Addresses("1"))
        {
            // The API refuses the first value that it cannot read, so each is hostile by itself; a page leaves out what it cannot read, so all are at once.
            if (ofApi.TryGetValue(pattern, out var own)) asked.AddRange(own.SelectMany(name => Spread(12, path.Length + name.Length), (name, payload) => (path, role, $"{name}={payload}")));
            else if (path.StartsWith(Downloads.Root, StringComparison.Ordinal)) asked.AddRange(Enumerable.Range(0, 5).Select(i => (path, role, Together(names, i * 11 + path.Length))));
            else asked.AddRange(Payloads.Extremes.Select(value => (path, role, string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}")))).Concat(Enumerable.Range(0, 10).Select(i => (path, role, Together(names, i * 7 + path.Length)))));
        }

        await EachAsync(asked, one => site.GetAsync($"{one.Path}?{one.Query}", site.CookieOf(one.Role)));

        Assert.Equal(before, site.Rows());
        site.Verdict(_wrong, _tried, atLeast: 1_200);
    }

    [Fact]
    public async Task No_part_of_a_path_breaks_an_address_or_comes_back_as_markup()
    {
        var before = site.Rows();
        List<(string Path, Post Role)> asked = [];
        foreach (var (payload, i) in Payloads.Written.Where(text => text.Length > 0).Select((text, i) => (text, i)))
        {
            asked.AddRange(Addresses(payload, withValuesOnly: true).Where((_, n) => (n + i) % 3 == 0).Select(one => (one.Path, one.Role)));
            asked.Add(($"/{payload}", Post.CentreDesk));
            asked.Add(($"/api/v1/{payload}", Post.CentreDesk));
        }

        await EachAsync(asked, one => site.GetAsync(one.Path, site.CookieOf(one.Role)));

        Assert.Equal(before, site.Rows());
        site.Verdict(_wrong, _tried, atLeast: 500);
    }

    /// <summary>The addresses that are read, each with a role that may, their values filled in.</summary>
    private IEnumerable<(string Path, Post Role, string Pattern)> Addresses(string value, bool withValuesOnly = false) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where !DoorHandler.IsNowhere(endpoint) && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true
        let raw = endpoint.RoutePattern.RawText!.TrimStart('/')
        where !raw.StartsWith('_') && !raw.StartsWith("hubs", StringComparison.Ordinal)
        where !withValuesOnly || endpoint.RoutePattern.Parameters.Count > 0
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : value))))
        select (path, endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs ? site.RoleWith(needs.AnyOf) : Post.CentreDesk, Bare("/" + raw));

    /// <summary>The query of each address of the API, as its description says.</summary>
    private async Task<Dictionary<string, List<string>>> ApiNamesAsync() =>
        JsonDocument.Parse((await site.GetAsync(ApiLinks.OpenApi)).Text).RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _))
            .ToDictionary(
                path => Bare(path.Name),
                path => path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                    .Where(one => one.TryGetProperty("in", out var place) && place.GetString() == "query").Select(one => one.GetProperty("name").GetString()!).ToList());

    /// <summary>Every name that an address of a page is read by, as the sources say.</summary>
    private static IEnumerable<string> PageNames() => Repository.Sources("BasicControl.Web/").SelectMany(source => Name().Matches(source.Code)).Select(match => match.Groups[1].Value);

    private static string Bare(string pattern) => Part().Replace(pattern, "{}");

    private static IEnumerable<string> Spread(int count, int from) => Enumerable.Range(0, count).Select(i => Payloads.Written[(i * 7 + from) % Payloads.Written.Count]);

    private static string Together(List<string> names, int from) => string.Join('&', names.Select((name, i) => $"{name}={Payloads.Written[(i + from) % Payloads.Written.Count]}"));

    private async Task EachAsync<T>(IReadOnlyCollection<T> asked, Func<T, Task<Reply>> ask)
    {
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            if ((await ask(one)).Fault() is { } fault) _wrong.Add(fault);
        });
        _tried += asked.Count;
    }

    [GeneratedRegex(@"(?:[.](?:Text|Texts|Number|Day|Enum|Enums)(?:<\w+>)?\(|FromQuery\(Name = )""(\w+)""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();
}
