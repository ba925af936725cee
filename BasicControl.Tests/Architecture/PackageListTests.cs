using System.Diagnostics;
using System.Text.Json;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

public sealed class PackageListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("SQLitePCLRaw.lib.e_sqlite3", "2.1.11", 1, "VULNERABLE: GHSA-2m69-gcr7-jv3q")]
    [InlineData("SQLitePCLRaw.lib.e_sqlite3", "3.50.3", 0, "nothing known")]
    [InlineData("Microsoft.AspNetCore.DataProtection", "10.0.6", 1, "VULNERABLE: CVE-2026-40372")]
    [InlineData("Microsoft.AspNetCore.DataProtection", "10.0.14", 0, "nothing known")]
    [InlineData("System.Text.Json", "8.0.4", 1, "VULNERABLE: GHSA-8g4q-xg66-9fp4")]
    [InlineData("Newtonsoft.Json", "13.0.1-beta2", 1, "VULNERABLE: GHSA-5crp-9r3c-p9vr")]
    [InlineData("Microsoft.IdentityModel.JsonWebTokens", "7.1.1", 1, "VULNERABLE: GHSA-8g9c-28fc-mcx2")]
    [InlineData("npm:ws", "7.5.9", 1, "VULNERABLE: GHSA-3h5v-q93c-6h6q")]
    [InlineData("Some.Package", "1.0.0", 0, "not checked")]
    public async Task A_package_is_held_against_the_advisories_and_without_data_it_is_not_checked(string id, string version, int exit, string said)
    {
        var file = _folder.File("packages.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { projects = new[] { new { frameworks = new[] { new { topLevelPackages = new[] { new { id, resolvedVersion = version } } } } } } }));

        var (code, output) = await RunAsync(file);

        Assert.Equal(exit, code);
        Assert.Contains($"package {id} {version}: {said}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_advisory_has_a_package_a_range_a_source_and_a_date()
    {
        var list = JsonDocument.Parse(Repository.Read(".ci/advisories.json")).RootElement;
        var checkedIds = list.GetProperty("checked").EnumerateArray().Select(id => id.GetString()).ToHashSet();

        Assert.All(list.GetProperty("advisories").EnumerateArray(), advisory =>
        {
            Assert.Contains(advisory.GetProperty("package").GetString(), checkedIds);
            Assert.True(Version.TryParse(advisory.GetProperty("fixed").GetString(), out _));
            Assert.StartsWith("https://", advisory.GetProperty("source").GetString(), StringComparison.Ordinal);
            Assert.True(DateOnly.TryParse(advisory.GetProperty("date").GetString(), System.Globalization.CultureInfo.InvariantCulture, out _));
        });
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Code, string Output)> RunAsync(string file)
    {
        var start = new ProcessStartInfo("node", [".ci/packages.mjs", file]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, output);
    }
}
