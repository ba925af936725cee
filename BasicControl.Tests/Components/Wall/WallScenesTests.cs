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
    public void A_click_that_crosses_a_draw_on_its_way_meets_the_handler_it_was_meant_for()
    {
        var screen = Scene(WallSample.Full(), WallScene.Overview);
        var drawn = Handlers();

        screen.Render(p => p.Add(x => x.Scene, WallScene.Quality).Add(x => x.Snapshot, WallSample.Empty()));

        Assert.Equal("quality", screen.Find("[aria-current=page]").GetAttribute("data-scene-link"));
        Assert.Equal(drawn, Handlers());
        Assert.DoesNotContain(null, drawn);

        List<string?> Handlers() => [.. screen.FindAll("[data-scene-link]").Select(link => link.GetAttribute("blazor:onclick"))];
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
        Assert.NotEmpty(screen.FindAll("[data-tile=unit-scores]"));
        Assert.NotNull(screen.Find("[data-scene-link=quality]").GetAttribute("data-filled"));
    }

    [Fact]
    public void While_the_board_loads_a_scene_shows_its_own_tiles_as_skeletons() =>
        Assert.All(Scene(null, WallScene.Quality).FindAll("[data-tile]"), tile => Assert.Equal("true", tile.GetAttribute("aria-busy")));

    [Theory]
    [InlineData("zh-CN", "噪声")]
    [InlineData("en", "Noise")]
    public void The_scene_of_disputes_shows_each_kind_with_share_and_change_and_opens_its_list(string culture, string kind)
    {
        In(culture);
        var screen = Scene(WallSample.Full(), WallScene.Disputes);
        var total = WallSample.Full().Disputes.Figures.Value.Count;

        var row = screen.Find("[data-tile=kinds] .kind-row");
        Assert.Equal(kind, row.QuerySelector("a")!.TextContent);
        Assert.Contains("dispute=noise", row.QuerySelector("a")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Equal(total, screen.FindAll("[data-tile=kinds] .kind-row .bar").Sum(bar => int.Parse(bar.TextContent, System.Globalization.NumberStyles.AllowThousands)));
        Assert.Contains(screen.FindAll("[data-tile=kinds] .change"), change => change.TextContent.StartsWith("▲ ", StringComparison.Ordinal));
        Assert.Equal(total, screen.FindAll("[data-tile=calendar] .day b").Sum(day => int.Parse(day.TextContent)));
        Assert.Equal(7, screen.FindAll("[data-tile=week] .heat-row").Count);
        Assert.Equal(15, screen.FindAll("[data-tile=dispute-hours] .heat-row").Count);
        Assert.Equal("95.70 %", screen.Find("[data-tile=settled] .key").TextContent);
    }

    [Fact]
    public void Every_tile_of_every_scene_opens_the_list_behind_it() => Assert.All(
        new[] { WallScene.Disputes, WallScene.Quality },
        scene => Assert.All(
            Scene(WallSample.Full(), scene).FindAll("[data-tile]"),
            tile => Assert.StartsWith("/", tile.QuerySelector("h2 a")!.GetAttribute("href")!, StringComparison.Ordinal)));

    [Fact]
    public void Without_records_of_the_days_before_no_change_is_told()
    {
        var full = WallSample.Full();
        var figures = full.Disputes.Figures.Value;
        var begun = full.Next((s, v) => s with
        {
            Disputes = s.Disputes with { Figures = new(v, figures with { Change = new(figures.Count, 3), Kinds = [.. figures.Kinds.Select(kind => kind with { Change = new(kind.Count, 1) })] }) },
        });
        var screen = Scene(begun, WallScene.Disputes);

        Assert.All(screen.FindAll("[data-tile=kinds] .change[role=cell]"), change => Assert.Equal(WallNumber.None, change.TextContent));
        Assert.Empty(screen.FindAll("[data-tile=disputes] .target"));
    }

    [Fact]
    public void Disputes_without_an_order_leave_settlement_open_and_say_why()
    {
        var none = WallSample.Full().Next((s, v) => s with { Figures = new(v, s.Figures.Value with { Settled = default }) });

        foreach (var scene in new[] { WallScene.Overview, WallScene.Disputes })
        {
            var tile = Scene(none, scene).Find("[data-tile=settled]");
            Assert.Equal(WallNumber.None, tile.QuerySelector(".key")!.TextContent);
            Assert.Equal("时段内本系统未开立纠纷工单", tile.QuerySelector(".key-base")!.TextContent);
        }
    }

    [Fact]
    public void A_city_without_disputes_keeps_its_map_of_records_and_its_directives()
    {
        var screen = Screen(WallSample.Full().Next((s, v) => s with { Disputes = WallDisputes.None, Figures = new(v, s.Figures.Value with { Settled = default }) }));

        Assert.Empty(screen.FindAll("[data-tile=settled], [data-tile=dispute-map]"));
        Assert.NotEmpty(screen.FindAll("[data-tile=map]"));
        Assert.NotEmpty(screen.FindAll("[data-tile=closure-directive]"));
    }

    [Fact]
    public void The_scene_of_quality_shows_units_with_their_parts_and_of_officers_only_the_ten_best()
    {
        var screen = Scene(WallSample.Full(), WallScene.Quality);

        Assert.Equal("92.0", screen.Find("[data-tile=score] .key").TextContent);
        var unit = screen.Find("[data-tile=unit-scores] .stations-row");
        Assert.Equal(["东风路所", "96.0", "96.0", "94.0", "97.0", WallNumber.None, "92.0", "600"], unit.Children.Select(cell => cell.TextContent));
        Assert.Equal("/scores/units/100", unit.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(10, screen.FindAll("[data-tile=best] .officer").Count);
        Assert.Equal(["▲ 3.0", "▲ 2.0", "▲ 1.0", "＝", "▼ 1.0"], screen.FindAll("[data-tile=best] .officer-trend").Take(5).Select(x => x.TextContent));
        Assert.Equal("97.00 %", screen.Find("[data-tile=inspection] .key").TextContent);
        Assert.Equal("12 / 480 件", screen.Find("[data-tile=sent-back] .key-base").TextContent);
        Assert.All(screen.FindAll("[data-tile=best] a.officer-name"), name => Assert.StartsWith("/scores/officers/", name.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_overview_shows_the_unit_scores_beside_the_units_and_the_ten_best_by_score()
    {
        var screen = Screen(WallSample.Full());

        Assert.Equal("96.0", screen.Find("[data-tile=stations] .stations-row .score").TextContent);
        Assert.NotEmpty(screen.FindAll("[data-tile=best]"));
        Assert.Empty(screen.FindAll("[data-tile=officers]"));
    }

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

    [Theory]
    [InlineData(WallScene.Overview)]
    [InlineData(WallScene.Disputes)]
    [InlineData(WallScene.Quality)]
    public void To_who_may_not_open_lists_no_tile_is_a_link_and_to_others_each_scene_has_many(WallScene scene)
    {
        // The first one first: markup that is shared between readers must not hand one's links to the other.
        var whole = WallSample.Full();
        var person = Scene(whole, scene);
        var screen = Render<WallScreen>(p => p.Add(x => x.Snapshot, whole).Add(x => x.Scene, scene).Add(x => x.HasLists, false));

        Assert.True(person.FindAll("[data-tile] a[href]").Count > 20);
        Assert.Empty(screen.FindAll("[data-tile] a[href]"));
        Assert.Equal(person.FindAll("[data-tile]").Count, screen.FindAll("[data-tile]").Count);
    }

    private IRenderedComponent<WallScreen> Scene(WallSnapshot? snapshot, WallScene scene) =>
        Render<WallScreen>(p => p.Add(x => x.Snapshot, snapshot).Add(x => x.Scene, scene));
}
