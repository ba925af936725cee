using BasicControl.Bench;
using Spectre.Console;

var benches = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["api"] = ApiBench.Run,
    ["ingest"] = IngestBench.Run,
    ["desk"] = DeskBench.Run,
    ["wall"] = WallBench.Run,
    ["import"] = ImportBench.Run,
    ["circuits"] = CircuitsBench.Run,
    ["figures"] = FigureBench.Run,
    ["briefing"] = BriefingBench.Run,
    ["heat"] = HeatBench.Run,
    ["score"] = ScoreBench.Run,
    ["pages"] = PagesBench.Run,
    ["kill"] = KillBench.Run,
};

if (args is [Screens.Role, var page])
{
    await Screens.Serve(new Uri(page));
    return 0;
}

if (args.Length == 1 && benches.TryGetValue(args[0], out var bench))
{
    await bench();
    return 0;
}

AnsiConsole.WriteLine($"Benchmarks of BasicControl: {string.Join(", ", benches.Keys)}. Each prints ratios of one run. Name one, in a Release build.");
return args.Length == 0 ? 0 : 2;
