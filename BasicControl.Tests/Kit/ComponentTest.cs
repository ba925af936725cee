using System.Globalization;
using BasicControl.Web.Setup;
using Bunit;

namespace BasicControl.Tests.Kit;

/// <summary>The base of component tests: localised, with the component library's services, JavaScript answered loosely.</summary>
public abstract class ComponentTest : BunitContext
{
    // A busy machine may need seconds for what takes a moment.
    static ComponentTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddComponentParts();
        In("zh-CN");
    }

    /// <summary>Sets the viewer's language for what is rendered next.</summary>
    protected static void In(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
    }
}
