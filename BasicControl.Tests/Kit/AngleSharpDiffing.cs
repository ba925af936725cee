using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace BasicControl.Tests.Kit;

/// <summary>bunit was built against a later AngleSharp.Diffing; the runtime is given the one that is there, by name.</summary>
internal static class AngleSharpDiffing
{
#pragma warning disable CA2255 // A test host has no earlier place for it
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
