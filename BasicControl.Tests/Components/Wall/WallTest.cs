using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Wall;
using BasicControl.Web.Live;
using BasicControl.Web.Setup;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components.Wall;

/// <summary>The base of the wall's component tests: the sample snapshot, its instant as the clock, an empty organisation.</summary>
public abstract class WallTest : ComponentTest
{
    private protected WallTest()
    {
        Services.AddSingleton<TimeProvider>(new FixedClock(WallSample.At));
        Services.AddSingleton(new OrganisationBook());
        Services.AddSingleton(new ScreenOptions());
        Services.AddSingleton(new DemoMode(IsOn: false, "day"));
        Services.AddSingleton<WallPulse>();
    }

    private protected IRenderedComponent<WallScreen> Screen(WallSnapshot? snapshot) => Render<WallScreen>(p => p.Add(x => x.Snapshot, snapshot));

    private protected static void Show(IRenderedComponent<WallScreen> screen, WallSnapshot? snapshot) => screen.Render(p => p.Add(x => x.Snapshot, snapshot));

    private sealed class FixedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
    }
}
