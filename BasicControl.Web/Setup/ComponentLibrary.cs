using BootstrapBlazor.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>The component library, kept to its own business: its texts are its own, ours are ours.</summary>
internal static class ComponentLibrary
{
    // The library keeps its cache in a static field, with the services of the host that was built last. A provider of its own,
    // alive as long as the process, lets a second host end without taking the components of the first one with it.
    private static readonly Lazy<ICacheManager> Cache = new(() =>
        new ServiceCollection().AddLogging().AddLocalization().AddBootstrapBlazor().BuildServiceProvider().GetRequiredService<ICacheManager>());

    public static void AddComponentLibrary(this IServiceCollection services)
    {
        services.AddBootstrapBlazor();
        services.Replace(ServiceDescriptor.Singleton(Cache.Value));

        var library = services.Last(d => d.ServiceType == typeof(IStringLocalizerFactory));
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(provider => new TextsByOwner(
            new ResourceManagerStringLocalizerFactory(provider.GetRequiredService<IOptions<LocalizationOptions>>(), provider.GetRequiredService<ILoggerFactory>()),
            (IStringLocalizerFactory)ActivatorUtilities.CreateInstance(provider, library.ImplementationType!))));
    }

    /// <summary>Our components read our .resx files straight; the library looks its own texts up in its own way.</summary>
    private sealed class TextsByOwner(IStringLocalizerFactory ours, IStringLocalizerFactory library) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) =>
            (IsOurs(resourceSource.Assembly.GetName().Name) ? ours : library).Create(resourceSource);

        public IStringLocalizer Create(string baseName, string location) => (IsOurs(location) ? ours : library).Create(baseName, location);

        private static bool IsOurs(string? assembly) => assembly?.StartsWith("BasicControl.", StringComparison.Ordinal) is true;
    }
}
