namespace BasicControl.Tests.Kit;

/// <summary>Where the sources are, found from the place of the running test assembly.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BasicControl.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"BasicControl.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
