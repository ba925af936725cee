using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Wall;

/// <summary>What a wall shows at one time; each scene has its own address.</summary>
public enum WallScene
{
    Overview,
    Disputes,
    Quality,
}

/// <summary>The scenes by the names they have in addresses, and whether a city has anything for them.</summary>
public static class WallScenes
{
    public static IReadOnlyList<WallScene> All { get; } = Enum.GetValues<WallScene>();

    /// <summary>The name in an address: <c>overview</c>, <c>disputes</c>, <c>quality</c>.</summary>
    public static string Key(this WallScene scene) => scene switch
    {
        WallScene.Disputes => "disputes",
        WallScene.Quality => "quality",
        _ => "overview",
    };

    /// <summary>The scene of an address: the overview without a name, null for a name that no scene has.</summary>
    public static WallScene? Of(string? name)
    {
        foreach (var scene in All)
        {
            if (name is null || string.Equals(name, scene.Key(), StringComparison.OrdinalIgnoreCase))
            {
                return scene;
            }
        }

        return null;
    }

    /// <summary>Whether a scene has something to show; one that has not is passed over by the rotation. The overview always stands.</summary>
    public static bool IsFilled(this WallScene scene, WallSnapshot? snapshot) => snapshot is null || scene switch
    {
        WallScene.Disputes => snapshot.Disputes.Figures.Value is { Count: > 0 } or { Open: > 0 } || snapshot.Figures.Value.Settled.Denominator > 0,
        WallScene.Quality => snapshot.Quality.Value.IsScored,
        _ => true,
    };
}
