namespace BasicControl.Web.Setup;

/// <summary>Files that are gone when they are closed, and that nobody but the program's own user reads meanwhile.</summary>
internal static class TempFile
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"basiccontrol-{Guid.NewGuid():N}"), options);
    }
}
