using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BasicControl.Core.Changes;

/// <summary>What the one writer tells of itself. Nothing is counted while nobody listens.</summary>
internal static class CommitMeter
{
    private static readonly Meter Meter = new("BasicControl.Journal");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("basiccontrol.commits", description: "Transactions that are on the disk");
    private static readonly Counter<long> Faults = Meter.CreateCounter<long>("basiccontrol.commit.faults", description: "Transactions that were rolled back by a fault");
    private static readonly Histogram<int> Group = Meter.CreateHistogram<int>("basiccontrol.commit.group", "{work}", "Pieces of work in one transaction");
    private static readonly Histogram<double> Took = Meter.CreateHistogram<double>("basiccontrol.commit.duration", "s", "Time of one transaction");

    /// <summary>The program's own steps, for traces: no name, number or text of anybody is in a tag.</summary>
    public static readonly ActivitySource Steps = new("BasicControl");

    public static void Done(int works, int rows, TimeSpan took, Activity? step)
    {
        Commits.Add(1);
        Group.Record(works);
        Took.Record(took.TotalSeconds);
        step?.SetTag("basiccontrol.works", works).SetTag("basiccontrol.rows", rows);
    }

    public static void Failed(Activity? step, Exception fault)
    {
        Faults.Add(1);
        step?.SetStatus(ActivityStatusCode.Error, StoreFault.CodeOf(fault) ?? fault.GetType().Name);
    }
}
