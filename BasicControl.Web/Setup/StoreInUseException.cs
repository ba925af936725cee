namespace BasicControl.Web.Setup;

/// <summary>The host cannot start: another process owns the store.</summary>
public sealed class StoreInUseException(string path) : InvalidOperationException($"The store {path} is in use by another process.")
{
    public string Path { get; } = path;
}
