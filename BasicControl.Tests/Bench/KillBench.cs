using System.Diagnostics;
using BasicControl.Tests.Kit;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>Two hundred kills at random moments under mixed load; <c>BASICCONTROL_KILLS</c> sets another number.</summary>
internal static class KillBench
{
    private const int Rounds = 200;

    public static async Task Run()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("BASICCONTROL_KILLS"), out var asked) ? asked : Rounds;
        var folder = Directory.CreateTempSubdirectory("basiccontrol-kill-");
        var file = Path.Combine(folder.FullName, "killed.db");
        var kills = new KillRounds($"sqlite:{file}", file, seed: rounds);
        var watch = Stopwatch.StartNew();
        await kills.RunAsync(rounds, round =>
        {
            if (round % 10 == 0) AnsiConsole.WriteLine($"{round} kills, {kills.Acknowledged} records acknowledged, {kills.Imported} files imported, {watch.Elapsed.TotalSeconds:0} s");
        });
        AnsiConsole.WriteLine($"{rounds} kills in {watch.Elapsed.TotalMinutes:0.0} min: {kills.Acknowledged} records and {kills.Imported} files acknowledged, {kills.Moves} changes of orders, journal of {kills.Rows} rows; wrong: {kills.Faults.Count}");
        foreach (var fault in kills.Faults) AnsiConsole.WriteLine(fault);
        if (kills.Faults.Count > 0) throw new InvalidOperationException("Something acknowledged was lost or does not hold.");
        folder.Delete(recursive: true);
    }
}
