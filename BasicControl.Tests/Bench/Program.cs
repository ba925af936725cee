using Spectre.Console;

AnsiConsole.WriteLine("Benchmarks of BasicControl. Name one to run it.");
return args.Length == 0 ? 0 : 2;
