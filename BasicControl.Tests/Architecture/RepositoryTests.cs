using System.Text.Json;
using System.Text.RegularExpressions;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

/// <summary>What may lie in the repository, and under which licence its browser parts come.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TopLevel =
    [
        "README.md", "BasicControl.sln", "wwwroot-assets", "BasicControl.Core", "BasicControl.Web", "BasicControl.Tests",
        "Directory.Build.props", "Directory.Packages.props", "global.json", "test.sh",
    ];

    [Fact]
    public void Beside_the_six_of_the_house_only_build_and_dot_files_stand_at_the_top()
    {
        var top = Repository.Files.Select(f => f.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.'));
        Assert.Empty(top.Except(TopLevel));
    }

    [Fact]
    public void No_file_names_a_path_of_one_machine_or_the_host_of_a_registry()
    {
        var wrong = Repository.Files
            .Where(f => !f.EndsWith(".png", StringComparison.Ordinal))
            .SelectMany(f => MachineOrRegistry().Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("see /wor" + "k/main/x")]
    [InlineData("/roo" + "t/.cache")]
    [InlineData("/hom" + "e/someone/x")]
    [InlineData("https://registry.npm" + "js.org/apexcharts")]
    [InlineData("https://api.nu" + "get.org/v3/index.json")]
    public void A_path_of_a_machine_or_a_registry_is_seen(string text) => Assert.Matches(MachineOrRegistry(), text);

    [Fact]
    public void Nothing_of_other_authors_is_committed()
    {
        var wrong = Repository.Files.Where(f => f.Contains("node_modules/", StringComparison.Ordinal)
            || f.EndsWith(".min.js", StringComparison.Ordinal) || f.EndsWith(".min.css", StringComparison.Ordinal)
            || f.EndsWith(".woff2", StringComparison.Ordinal) || f.EndsWith(".dll", StringComparison.Ordinal)
            || (!f.EndsWith(".png", StringComparison.Ordinal) && new FileInfo(Path.Combine(Repository.Root, f)).Length > 400_000));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_component_library_stays_inside_the_web_project()
    {
        var wrong = Repository.Sources("BasicControl.Core/", "BasicControl.Tests/")
            .Where(s => s.Code.Contains("using " + "BootstrapBlazor", StringComparison.Ordinal) || s.Code.Contains("BootstrapBlazor" + ".Components", StringComparison.Ordinal));
        Assert.Empty(wrong.Select(s => s.Path));
    }

    [Fact]
    public void Charts_stay_at_the_last_version_under_an_open_licence()
    {
        using var package = JsonDocument.Parse(Repository.Read("wwwroot-assets/package.json"));
        using var restored = JsonDocument.Parse(Repository.Read("wwwroot-assets/node_modules/apexcharts/package.json"));

        Assert.Equal("4.7.0", package.RootElement.GetProperty("dependencies").GetProperty("apexcharts").GetString());
        Assert.Equal("4.7.0", restored.RootElement.GetProperty("version").GetString());
        Assert.Equal("MIT", restored.RootElement.GetProperty("license").GetString());
    }

    [Fact]
    public void Every_browser_part_is_pinned_and_openly_licensed()
    {
        string[] open = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "OFL-1.1", "MPL-2.0"];
        using var package = JsonDocument.Parse(Repository.Read("wwwroot-assets/package.json"));
        var parts = new[] { "dependencies", "devDependencies" }.SelectMany(kind => package.RootElement.GetProperty(kind).EnumerateObject()).ToList();

        Assert.All(parts, part => Assert.Matches(@"^\d+\.\d+\.\d+$", part.Value.GetString()));
        Assert.All(parts, part =>
        {
            using var restored = JsonDocument.Parse(Repository.Read($"wwwroot-assets/node_modules/{part.Name}/package.json"));
            Assert.Contains(Licence(restored.RootElement), open);
        });
    }

    // leaflet.heat names its licence only in a file.
    private static string? Licence(JsonElement package) =>
        package.TryGetProperty("license", out var licence) ? licence.GetString() : package.GetProperty("name").GetString() == "leaflet.heat" ? "BSD-2-Clause" : null;

    [GeneratedRegex(@"/wor[k]/(main|wt|shared)|/roo[t]/|/hom[e]/\w+|[A-Z]:\\User[s]|registry\.npmj[s]|nuge[t]\.org|debia[n]\.org|pyp[i]\.org")]
    private static partial Regex MachineOrRegistry();
}
