using System.Security.Claims;
using BasicControl.Core.Sealing;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace BasicControl.Web.Access;

/// <summary>The doors of the host: who is asking, and whether they are let in.</summary>
internal static class Doors
{
    public static void AddDoors(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.KeepKeys(options);
        builder.Services.AddDoorParts();
        if (options.Demo) builder.Services.AddHostedService<DemoKey>();
        builder.Services.AddHostedService<SetupTold>();
        builder.Services.AddHostedService<AccessEnds>();
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<ScreenEnrolment>();
        builder.Services.AddSingleton<ConnectionFilter>();
        builder.Services.AddAuthentication(Proof.Door)
            .AddPolicyScheme(Proof.Door, null, door => door.ForwardDefaultSelector = http => Proof.CarriedBy(http.Request))
            .AddScheme<AuthenticationSchemeOptions, VisitorHandler>(Proof.Visitor, null)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(Proof.Key, null)
            .AddDoorCookies();
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, DoorPolicies>();
        builder.Services.AddSingleton<IAuthorizationHandler, DoorHandler>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, DoorAnswers>();
        builder.Services.AddScoped<IClaimsTransformation, FromWhere>();
    }

    /// <summary>What tells who asks, wherever pages are rendered.</summary>
    public static void AddDoorParts(this IServiceCollection services)
    {
        services.AddSingleton<DemoRoles>();
        services.AddSingleton<Callers>();
        services.AddScoped<Viewer>();
        services.AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<Viewer>());
        services.AddScoped(provider => new Acting(
            provider.GetRequiredService<DemoRoles>(), provider.GetRequiredService<Callers>(), provider.GetRequiredService<Viewer>(), provider.GetRequiredService<IHttpContextAccessor>()));
    }

    public static void UseDoors(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    // With the master keys, not in the store: a copy of the store opens no session.
    private static void KeepKeys(this WebApplicationBuilder builder, ServeOptions options)
    {
        var folder = new DirectoryInfo(MasterKeys.BesideStore(StorePath.Parse(options.Database)!.Path).Folder);
        if (OperatingSystem.IsWindows()) folder.Create();
        else Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        builder.Services.AddDataProtection().SetApplicationName("BasicControl").PersistKeysToFileSystem(folder);
        // It warns at every start that the keys' files are not encrypted: they are the owner's alone, and the README says so.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>Adds the network address, which an act is told with.</summary>
    private sealed class FromWhere(IHttpContextAccessor http) : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            if (principal.HasClaim(claim => claim.Type == Proof.FromClaim) || http.HttpContext?.Connection.RemoteIpAddress is not { } address) return Task.FromResult(principal);
            var told = principal.Clone();
            told.AddIdentity(new([new(Proof.FromClaim, address.ToString())]));
            return Task.FromResult(told);
        }
    }
}
