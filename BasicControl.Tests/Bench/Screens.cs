using System.Diagnostics;
using System.Globalization;

namespace BasicControl.Bench;

/// <summary>Batches drawn so far: of the circuit with the fewest, and of all.</summary>
internal readonly record struct Batches(int Least, long Total);

/// <summary>
/// Screens that show one page, in a process of their own: what they take is not the server's. Each line to that process is a
/// number of circuits to open; it answers with the batches drawn once all have drawn.
/// </summary>
internal sealed class Screens : IAsyncDisposable
{
    /// <summary>First argument of the process that holds the screens; the second is the page.</summary>
    public const string Role = "screens";

    /// <summary>Tells that process the cookie by which its screens are known: arguments of a process can be read by others.</summary>
    private const string Cookie = "BASICCONTROL_BENCH_COOKIE";

    private const int AtOnce = 4;

    private readonly Process _process;

    private Screens(Process process) => _process = process;

    /// <param name="cookie">Name and value of an enrolled screen's.</param>
    public static Screens Start(Uri page, string cookie)
    {
        var program = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Screens).Assembly.Location] : [];
        return new(Process.Start(new ProcessStartInfo(program, [.. own, Role, page.AbsoluteUri])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [Cookie] = cookie },
        })!);
    }

    /// <exception cref="IOException">A circuit has failed; the other process has said why.</exception>
    public async Task<Batches> Open(int circuits)
    {
        await _process.StandardInput.WriteLineAsync(circuits.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync() ?? throw new IOException("The screens have gone.");
        var numbers = answer.Split(' ');
        return new(int.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    public Task<Batches> Count() => Open(0);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The other process's work, until its input ends.</summary>
    public static async Task Serve(Uri page)
    {
        var circuits = new List<BlazorCircuit>();
        var cookie = Environment.GetEnvironmentVariable(Cookie) ?? "";
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var added = new BlazorCircuit[int.Parse(line, CultureInfo.InvariantCulture)];
            await Parallel.ForAsync(0, added.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            {
                added[i] = await BlazorCircuit.Open(page, cookie);
                await added[i].Drawn;
            });
            circuits.AddRange(added);
            foreach (var circuit in circuits) await circuit.Check();
            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{circuits.Min(circuit => circuit.Batches)} {circuits.Sum(circuit => (long)circuit.Batches)}"));
        }

        foreach (var circuit in circuits) circuit.Dispose();
    }
}
