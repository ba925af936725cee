using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Access;
using BasicControl.Web.Api;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.SignalR;

namespace BasicControl.Web.Hubs;

/// <summary>The wall for screens outside the pages; see README.md beside this file.</summary>
[Needs(Permission.ReadWall)]
internal sealed class WallHub(OrganisationBook book, WallFrames frames, WallScreens screens, TimeProvider clock) : Hub
{
    /// <summary>Sends the whole snapshot of a city, and from then on what has changed. Joining again moves to the other city.</summary>
    /// <param name="city">Id or 12-digit code; null for the only city there is.</param>
    /// <exception cref="HubException">The city is unknown or must be named, or there are too many screens; says so in words.</exception>
    [Needs(Permission.ReadWall)]
    public void Join(string? city)
    {
        var asked = CityParameter.Find(Context.GetHttpContext()!.Reads(), book, city, clock.UtcNow());
        if (!asked.TryGet(out var found)) throw Refused(asked.Refusal);
        if (!screens.TryJoin(Context.ConnectionId, frames.Of(found.Id)))
        {
            throw Refused(new("hub.full", null, screens.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Ends the frames; the connection stays.</summary>
    [Needs(Permission.ReadWall)]
    public void Leave() => screens.Leave(Context.ConnectionId);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        screens.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private static HubException Refused(Refusal refusal) => new($"{refusal.Code}: {ApiTexts.Of(refusal, CultureInfo.CurrentUICulture)}");
}
