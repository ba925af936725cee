using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.SignalR;

namespace BasicControl.Web.Hubs;

internal static class HubSetup
{
    private const int MostBytesReceived = 4_096;

    public static void AddWallHub(this WebApplicationBuilder builder)
    {
        builder.AddChecked<HubSettings>(HubSettings.Section);
        builder.Services.AddSingleton<WallFrames>();
        builder.Services.AddSingleton<WallScreens>();
        builder.Services.AddSignalR().AddHubOptions<WallHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = MostBytesReceived;
            hub.AddFilter<ConnectionFilter>();
        });
    }

    public static void MapWallHub(this WebApplication app) => app.MapHub<WallHub>(ApiLinks.WallHub);
}
