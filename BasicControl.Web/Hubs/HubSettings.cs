using System.ComponentModel.DataAnnotations;

namespace BasicControl.Web.Hubs;

/// <summary>Bounds of the hub, from the section <c>Hub</c> of the settings.</summary>
internal sealed class HubSettings
{
    public const string Section = "Hub";

    /// <summary>Screens that may be connected at once.</summary>
    [Range(1, 100_000)]
    public int Screens { get; set; } = 2_000;
}
