using System.Net;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web.Access;
using Microsoft.AspNetCore.Routing;
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
        var book = server.App.Services.GetRequiredService<Centre>().Book;
        var role = Enum.TryParse<Post>(name, out var known) ? known : (Post?)null;
        using var client = server.CreateStranger(followRedirects: false);
        if (role is { } one)
        {
            var actor = DemoEntry.Fitting(one, book, server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            Assert.NotNull(actor);
            client.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Role)}={server.CookieOf(Proof.Role, DemoRoles.Write(actor))}");
        }

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
