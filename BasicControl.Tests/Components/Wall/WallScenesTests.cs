using BasicControl.Core.Basics;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Components.Wall;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;

namespace BasicControl.Tests.Components.Wall;

public sealed class WallScenesTests : WallTest
{
    [Fact]
    public void Each_scene_is_found_by_the_name_it_has_in_addresses()
    {
        Assert.All(WallScenes.All, scene => Assert.Equal(scene, WallScenes.Of(scene.Key().ToUpperInvariant())));
        Assert.Equal(WallScene.Overview, WallScenes.Of(null));
        Assert.Null(WallScenes.Of("nothing"));
        Assert.Equal("/wall?city=1&scene=quality", Links.WallOf(new UnitId(1), WallScene.Quality));
    }

    [Theory]
    [InlineData("zh-CN", "总览", "纠纷", "质效")]
    [InlineData("en", "Overview", "Disputes", "Quality")]
    public void The_head_names_the_scenes_and_marks_the_one_that_is_shown(string culture, string overview, string disputes, string quality)
    {
        In(culture);
        var screen = Scene(WallSample.Full(), WallScene.Quality);

        Assert.Equal([overview, disputes, quality], screen.FindAll("[data-scene-link]").Select(link => link.TextContent));
        Assert.Equal(quality, Assert.Single(screen.FindAll("[aria-current=page]")).TextContent);
        Assert.EndsWith("?scene=disputes", screen.Find("[data-scene-link=disputes]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scene_that_was_chosen_is_asked_for_and_the_address_is_left_alone()
    {
        WallScene? asked = null;
        var screen = Render<WallScreen>(p => p
            .Add(x => x.Snapshot, WallSample.Full())
            .Add(x => x.OnScene, EventCallback.Factory.Create<WallScene>(this, scene => asked = scene)));

        screen.Find("[data-scene-link=quality]").Click();

        Assert.Equal(WallScene.Quality, asked);
    }

    [Fact]
    public void A_city_that_nothing_has_reached_fills_the_overview_alone()
    {
        var screen = Screen(WallSample.Empty());

        Assert.Equal("overview", Assert.Single(screen.FindAll("[data-filled]")).GetAttribute("data-scene-link"));
    }

    [Theory]
    [InlineData(WallScene.Disputes)]
    [InlineData(WallScene.Quality)]
    public void A_scene_without_data_says_what_would_fill_it(WallScene scene)
    {
        var screen = Scene(WallSample.Empty(), scene);

        Assert.NotEmpty(screen.Find(".scene-empty h2").TextContent);
        Assert.NotEmpty(screen.Find(".scene-empty p").TextContent);
        Assert.Equal(Links.Import, screen.Find(".scene-empty a").GetAttribute("href"));
        Assert.NotEmpty(screen.FindAll("[data-tile=ticker]"));
    }

    [Fact]
    public void A_scene_that_gets_its_first_data_is_drawn_and_marked_as_filled()
    {
        var screen = Scene(WallSample.Empty(), WallScene.Quality);

        screen.Render(p => p.Add(x => x.Snapshot, WallSample.Full().Next((s, _) => s)));

        Assert.Empty(screen.FindAll(".scene-empty"));
        Assert.NotEmpty(screen.FindAll("[data-tile=stations]"));
        Assert.NotNull(screen.Find("[data-scene-link=quality]").GetAttribute("data-filled"));
    }

    [Fact]
    public void While_the_board_loads_a_scene_shows_its_own_tiles_as_skeletons() =>
        Assert.All(Scene(null, WallScene.Quality).FindAll("[data-tile]"), tile => Assert.Equal("true", tile.GetAttribute("aria-busy")));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90)]
    [InlineData(null, 60)]
    public void The_time_that_a_scene_stands_is_a_setting(string? written, int seconds) => Assert.Equal(seconds, Options(written).RotateSeconds);

    [Theory]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("1 min")]
    [InlineData("86401")]
    public void A_time_too_short_to_read_or_not_a_number_is_refused_by_its_key(string written) =>
        Assert.Contains("Wall:RotateSeconds", Assert.Throws<InvalidOperationException>(() => Options(written)).Message, StringComparison.Ordinal);

    private static ScreenOptions Options(string? written) =>
        ScreenOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("Wall:RotateSeconds", written)]).Build());

    private IRenderedComponent<WallScreen> Scene(WallSnapshot? snapshot, WallScene scene) =>
        Render<WallScreen>(p => p.Add(x => x.Snapshot, snapshot).Add(x => x.Scene, scene));
}
