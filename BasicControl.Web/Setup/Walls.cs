using BasicControl.Web.Components.Wall;
using BasicControl.Web.Live;

namespace BasicControl.Web.Setup;

internal static class Walls
{
    /// <summary>What the wall's pages need beside the boards: how the screen is looked at, and one heartbeat for all of them.</summary>
    public static void AddWallScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(ScreenOptions.From(builder.Configuration));
        builder.Services.AddSingleton<WallPulse>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WallPulse>());
    }
}
