using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BasicControl.Bench;

/// <summary>What a page says to the script that makes it interactive, in comments of its markup.</summary>
/// <param name="Operations">The first batch of operations on root components, as JSON.</param>
/// <param name="State">Protected state of the static drawing; empty when there is none.</param>
internal sealed partial record BlazorPage(string Operations, string State)
{
    /// <exception cref="InvalidOperationException">The page has no component that runs on the server.</exception>
    public static BlazorPage Parse(string html)
    {
        var operations = new JsonArray();
        foreach (Match marker in Marker().Matches(html))
        {
            var json = JsonNode.Parse(marker.Groups[1].Value)!.AsObject();
            // The comment at a component's end bears its id alone.
            if (json["type"]?.GetValue<string>() != "server") continue;
            operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = json });
        }

        if (operations.Count == 0) throw new InvalidOperationException("The page has no component that runs on the server.");
        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = operations };
        return new(batch.ToJsonString(JsonSerializerOptions.Web), ServerState().Match(html).Groups[1].Value);
    }

    [GeneratedRegex(@"<!--\s*Blazor:[^{]*(\{.*?\})\s*-->", RegexOptions.Singleline, 10_000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--\\s*Blazor-Server-Component-State:([a-zA-Z0-9+/=]+)\\s*-->", RegexOptions.None, 10_000)]
    private static partial Regex ServerState();
}
