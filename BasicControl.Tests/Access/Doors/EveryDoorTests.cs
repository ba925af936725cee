using System.Reflection;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Access.Oidc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Nothing can be reached that does not say whom it is for.</summary>
public sealed class EveryDoorTests(BrowserFixture fixture)
{
    /// <summary>The few that are open, on purpose: what stands here is all.</summary>
    private static readonly string[] Open =
    [
        "/api", "/enter", "/enter/role", "/health/live", "/health/ready", "/login", "/not-found", "/openapi/v1.json", "/preferences/culture/{name}", "/preferences/theme/{name}",
        "/screen", "/setup/{token}",
    ];

    [Fact]
    public async Task Every_address_and_page_says_whom_it_is_for()
    {
        var endpoints = await Endpoints();

        Assert.True(endpoints.Count > 60, $"{endpoints.Count} addresses");
        Assert.Empty(endpoints.Where(one => !IsSaid(one)).Select(one => one.RoutePattern.RawText));
    }

    [Fact]
    public async Task Only_what_stands_on_the_list_is_open()
    {
        var open = (await Endpoints()).Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsAsset(one));

        Assert.Equal(Open, open.Select(one => "/" + one.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_addresses_of_an_identity_service_are_there_only_when_one_is_named()
    {
        await using var server = await RunningServer.StartAsync(new()
        {
            Settings = new Dictionary<string, string?> { [$"{OidcSettings.Section}:Authority"] = "https://id.example", [$"{OidcSettings.Section}:ClientId"] = "basiccontrol" },
        });
        using var stranger = (await fixture.ServerAsync()).CreateStranger(followRedirects: false);

        var open = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(one => one.RoutePattern.RawText);
        Assert.Equal([OidcFlow.Path, OidcFlow.CallbackPath], open.Where(one => one!.StartsWith(OidcFlow.Path, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var path in new[] { OidcFlow.Path, OidcFlow.CallbackPath })
        {
            using var answer = await stranger.GetAsync(path);
            Assert.StartsWith(Links.LogIn, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_frameworks_own_addresses_are_for_any_caller()
    {
        var any = (await Endpoints()).Where(one => one.Metadata.GetMetadata<AnyCallerAttribute>() is not null);

        Assert.All(any, one => Assert.Matches("^/?_(blazor|framework)", one.RoutePattern.RawText));
    }

    [Fact]
    public void Every_hub_and_its_methods_ask_for_a_permission()
    {
        var hubs = typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Hub)) && !type.IsAbstract).ToList();

        Assert.NotEmpty(hubs);
        foreach (var hub in hubs)
        {
            Assert.NotNull(hub.GetCustomAttribute<NeedsAttribute>());
            var methods = hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetBaseDefinition() == method && !method.IsSpecialName);
            Assert.All(methods, method => Assert.NotNull(method.GetCustomAttribute<NeedsAttribute>()));
        }
    }

    private async Task<IReadOnlyList<RouteEndpoint>> Endpoints() =>
        [.. (await fixture.ServerAsync()).App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one => !DoorHandler.IsNowhere(one))];

    private static bool IsSaid(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<OpenAttribute>() is not null || endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null
        || endpoint.Metadata.GetMetadata<AnyCallerAttribute>() is not null;

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
