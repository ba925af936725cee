using System.ComponentModel.DataAnnotations;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Setup;

/// <summary>What a site sets of its walls, from the section <c>Wall</c> of the settings; the defaults are those of <see cref="WallOptions"/>.</summary>
internal sealed class WallSettings
{
    public const string Section = "Wall";

    private static readonly WallOptions Usual = new();

    /// <summary>Whole local days before today that the window holds.</summary>
    [Range(1, 3_660)]
    public int WindowDays { get; set; } = Usual.WindowDays;

    /// <summary>Orders in the queue of what is due next: 12 stand on a screen of 16:9, a wider one has room for more.</summary>
    [Range(1, 200)]
    public int QueueRows { get; set; } = 36;

    /// <summary>Closed orders in the window below which an officer is not listed.</summary>
    [Range(1, 1_000_000)]
    public int OfficerLeastClosed { get; set; } = Usual.OfficerLeastClosed;

    /// <summary>Cells on the map, the fullest first.</summary>
    [Range(1, 20_000)]
    public int MapCells { get; set; } = Usual.MapCells;

    public WallOptions Options(ILogger log) => Usual with
    {
        WindowDays = WindowDays,
        QueueRows = QueueRows,
        OfficerLeastClosed = OfficerLeastClosed,
        MapCells = MapCells,
        Log = log,
    };
}
