using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents.Files;

[assembly: AssemblyFixture(typeof(BasicControl.Tests.Kit.PublicSets))]

namespace BasicControl.Tests.Kit;

/// <summary>A public set in a store of its own, as the import left it.</summary>
public sealed record ImportedSet(string Database, ImportReport Report);

/// <summary>The four public sets, each imported once for all tests that only read it.</summary>
public sealed class PublicSets : IAsyncDisposable
{
    private static readonly Dictionary<string, (string Folder, string Pattern)> Files = new()
    {
        ["nyc311"] = ("nyc311", "nyc311_nypd_*.csv.gz"),
        ["nyc311-all"] = ("nyc311", "nyc311_all_agencies_*.csv.gz"),
        ["baltimore311"] = ("baltimore311", "*.csv.gz"),
        ["coselog"] = ("coselog", "*.csv.gz"),
        ["sapd"] = ("sapd", "*.csv.gz"),
    };

    private readonly Dictionary<string, Task<ImportedSet>> _sets = [];
    private readonly List<TempFolder> _folders = [];
    private readonly Lock _lock = new();

    /// <summary>The set of a profile (<c>profile-part</c> for a part of it), imported on first use; skips the test where the data is absent.</summary>
    public Task<ImportedSet> Of(string name)
    {
        var files = SharedData.PathsOf(Files[name].Folder, Files[name].Pattern);
        lock (_lock)
        {
            if (!_sets.TryGetValue(name, out var set))
            {
                var folder = new TempFolder();
                _folders.Add(folder);
                _sets[name] = set = Task.Run(() => Import(ProfileOf(name), files, folder));
            }

            return set;
        }
    }

    public static string ProfileOf(string name) => name.Split('-')[0];

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_sets.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        _folders.ForEach(folder => folder.Dispose());
    }

    private static async Task<ImportedSet> Import(string profile, IReadOnlyList<string> files, TempFolder folder)
    {
        await using var centre = Centre.TryOpen(new SqliteStore(folder.DatabaseFile), new ManualClock())!;
        var target = new StoreTarget(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, Core.Changes.Actor.Import);
        var report = await new ImportRunner(target, centre.Clock).Run(new(ProfileShelf.Find(profile).Value, files));
        return new(folder.Database, report.Value);
    }
}
