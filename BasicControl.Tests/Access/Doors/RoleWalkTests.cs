using System.Net;
using System.Reflection;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Every address is asked for as every role, and by nobody: let in or not, as the table says.</summary>
public sealed class RoleWalkTests(DemoServer demo, BrowserFixture plain)
{
    public static TheoryData<string> Roles => [.. PermissionTable.Roles.Select(role => role.ToString()), Proof.Visitor];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_is_let_in_where_the_table_says_and_nowhere_else(string name)
    {
        var server = await demo.ServerAsync();
        var role = Enum.TryParse<Post>(name, out var known) ? known : (Post?)null;
        using var client = server.CreateStranger(followRedirects: false);
        if (CookieOf(server, role) is { Length: > 0 } cookie) client.DefaultRequestHeaders.Add("Cookie", cookie);

        var may = role is { } post ? PermissionTable.Of(post) : PermissionTable.Visitor;
        var wrong = new List<string>();
        foreach (var (method, address, needs) in Doors(server))
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            // The start page sends on whoever may not open it to where they begin.
            var isDenied = answer.StatusCode == HttpStatusCode.Forbidden || (address == "/" && answer.StatusCode == HttpStatusCode.Redirect);
            if (isDenied == needs.Any(may.Contains)) wrong.Add($"{method} {address}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_joins_and_leaves_the_hub_of_the_wall_where_the_table_says(string name)
    {
        var server = await demo.ServerAsync();
        var role = Enum.TryParse<Post>(name, out var known) ? known : (Post?)null;
        await using var hub = HubClient.To(server.BaseAddress, ApiLinks.WallHub, cookie: CookieOf(server, role));
        var isLetIn = (role is { } post ? PermissionTable.Of(post) : PermissionTable.Visitor).Contains(Permission.ReadWall);

        if (!isLetIn)
        {
            var shut = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => hub.StartAsync());
            Assert.Contains("403", shut.Message, StringComparison.Ordinal);
            return;
        }

        await hub.StartAsync();
        await hub.InvokeAsync("Join", (string?)null);
        await hub.InvokeAsync("Leave");
    }

    [Fact]
    public async Task Every_address_and_hub_method_is_open_to_the_roles_of_the_kept_table()
    {
        var doors = Doors(await plain.ServerAsync()).Select(door => (Name: $"{door.Method} {door.Address}", door.Needs));
        var methods = typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Hub)) && !type.IsAbstract)
            .SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Needs: method.GetCustomAttribute<NeedsAttribute>())).Where(one => one.Needs is not null)
            .Select(one => (Name: $"HUB {one.Method.DeclaringType!.Name}.{one.Method.Name}", Needs: one.Needs!.AnyOf));

        RoleTable.Matches("doors.txt", doors.Concat(methods).DistinctBy(row => row.Name).OrderBy(row => row.Name, StringComparer.Ordinal)
            .Select(row => (row.Name, (IReadOnlyList<string>)[.. PermissionTable.Roles.Select(PermissionTable.Of).Append(PermissionTable.Visitor).Select(may => row.Needs.Any(may.Contains) ? "yes" : "-")])));
    }

    [Fact]
    public async Task Outside_a_demonstration_nobody_is_let_in_without_a_proof()
    {
        var server = await plain.ServerAsync();
        using var client = server.CreateStranger(followRedirects: false);
        var wrong = new List<string>();
        foreach (var (method, address, _) in Doors(server))
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var isShut = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString is var to && (to.StartsWith("/login", StringComparison.Ordinal) || to == "/screen"));
            if (!isShut) wrong.Add($"{method} {address}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    private static string CookieOf(RunningServer server, Post? role)
    {
        if (role is not { } one) return "";
        var book = server.App.Services.GetRequiredService<Centre>().Book;
        var actor = DemoEntry.Fitting(one, book, server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        Assert.NotNull(actor);
        return $"{Proof.CookieOf(Proof.Role)}={server.CookieOf(Proof.Role, DemoRoles.Write(actor))}";
    }

    internal static IEnumerable<(HttpMethod Method, string Address, IReadOnlyList<Permission> Needs)> Doors(RunningServer server) =>
        from endpoint in server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
        where needs is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Except(["HEAD", "OPTIONS"]) ?? ["GET"]
        let address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Filled)))).TrimStart('/')
        // What a form asks for is refused for the form's own reasons before the caller may matter: its page is walked.
        where !(method == "POST" && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
        select (new HttpMethod(method), address, needs.AnyOf);

    private static string Filled(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        _ => "1",
    };
}
