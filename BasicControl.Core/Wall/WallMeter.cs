using System.Diagnostics.Metrics;

namespace BasicControl.Core.Wall;

/// <summary>What folding and publishing the walls cost. Nothing is counted while nobody listens.</summary>
internal static class WallMeter
{
    private static readonly Meter Meter = new("BasicControl.Wall");

    public static readonly Counter<long> Published = Meter.CreateCounter<long>("basiccontrol.wall.published", description: "Snapshots handed to the screens");

    public static readonly Histogram<double> Fold = Meter.CreateHistogram<double>("basiccontrol.wall.fold", "s", "Time of folding one commit's changes into the boards");
}
