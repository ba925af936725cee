using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Wall;
using Bunit;

namespace BasicControl.Tests.Components.Wall;

public sealed class WallScreenTests : WallTest
{
    [Theory]
    [InlineData("zh-CN", "待办", "97.28 %", "1,861 / 1,913 件", "▼ 低于目标98 %")]
    [InlineData("en", "Pending", "97.28 %", "1,861 of 1,913", "▼ below98 %")]
    public void Key_figures_stand_with_unit_base_and_target(string culture, string pending, string closure, string of, string target)
    {
        In(culture);
        var screen = Screen(WallSample.Full());

        Assert.Equal(pending, screen.Find("#tile-pending").TextContent.Trim());
        Assert.Equal("128", screen.Find("[data-tile=pending] .key").TextContent);
        Assert.Equal(["6", "31", "91", "0"], screen.FindAll("[data-tile=pending] li .figure").Select(x => x.TextContent));
        Assert.Equal("4", screen.Find("[data-tile=overdue] .key").TextContent);
        Assert.Equal("57", screen.Find("[data-tile=closed-today] .key").TextContent);
        Assert.Equal("212", screen.Find("[data-tile=incidents-today] .key").TextContent);
        Assert.Equal(closure, screen.Find("[data-tile=closure] .key").TextContent);
        Assert.Equal(of, screen.Find("[data-tile=closure] .key-base").TextContent);
        Assert.Equal(target, screen.Find("[data-tile=closure] .target").TextContent);
        Assert.Equal("99.58 %", screen.Find("[data-tile=feedback-24h] .key").TextContent);
    }

    [Fact]
    public void Each_level_has_a_word_beside_its_colour() => Assert.Equal(
        ["红色", "黄色", "蓝色", "未定级"], Screen(WallSample.Full()).FindAll("[data-tile=pending] .level").Select(x => x.GetAttribute("title")));

    [Fact]
    public void The_window_is_printed_once_with_its_dates() =>
        Assert.Equal("统计时段 2026-10-22 至 2026-11-21 · 30 个整日加今日", Screen(WallSample.Full()).Find(".wall-window").TextContent);

    [Fact]
    public void Every_tile_opens_the_list_behind_it()
    {
        var screen = Screen(WallSample.Full());

        string Address(string tile) => screen.Find($"[data-tile={tile}] h2 a").GetAttribute("href")!;
        Assert.Equal("/orders?unit=1", Address("pending"));
        Assert.Equal("/orders?stage=overdue&unit=1", Address("overdue"));
        Assert.Equal("/orders?stage=closed&unit=1&from=2026-11-21", Address("closed-today"));
        Assert.Equal("/incidents?unit=1&from=2026-11-21", Address("incidents-today"));
        Assert.Equal("/orders?stage=all&unit=1&from=2026-10-22", Address("closure"));
        Assert.Equal("/incidents?unit=1&from=2026-10-22", Address("hours"));
        Assert.Equal("/orders/900", screen.Find(".due-number").GetAttribute("href"));
        Assert.Equal("/units/100", screen.Find(".stations-name a").GetAttribute("href"));
    }

    [Fact]
    public void A_city_without_incidents_or_leads_shows_what_it_has_instead()
    {
        var orders = WallSample.Full().Next((s, v) => s with
        {
            Head = new(v, s.Head.Value with { CountsIncidents = false }),
            Figures = new(v, s.Figures.Value with { Feedback24 = default, DirectiveClosure = default }),
        });
        var screen = Screen(orders);

        Assert.Empty(screen.FindAll("[data-tile=incidents-today], [data-tile=feedback-24h], [data-tile=closure-directive]"));
        Assert.Equal("48", screen.Find("[data-tile=created-today] .key").TextContent);
        Assert.Contains("工单", screen.Find("[data-tile=hours] .tile-base").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_board_loads_every_tile_is_a_skeleton_that_says_so()
    {
        var screen = Screen(null);

        Assert.All(screen.FindAll("[data-tile]"), tile => Assert.Equal("true", tile.GetAttribute("aria-busy")));
        Assert.All(screen.FindAll("[data-tile]"), tile => Assert.Contains("正在载入", tile.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_city_says_what_would_fill_each_tile()
    {
        var screen = Screen(WallSample.Empty());

        Assert.Equal("—", screen.Find("[data-tile=closure] .key").TextContent);
        foreach (var tile in new[] { "due", "stations", "hours", "types", "map", "officers", "days", "ticker" })
        {
            Assert.NotEmpty(screen.Find($"[data-tile={tile}] .tile-empty").TextContent);
        }
    }

    [Fact]
    public void A_silent_source_hatches_the_tiles_it_feeds_and_only_those_and_is_named()
    {
        var silent = WallSample.Full().Next((s, v) => s with { Feeds = new(v, [.. s.Feeds.Value.Select(feed => feed with { IsSilent = !feed.MakesOrders })]) });
        var screen = Screen(silent);

        Assert.Equal(
            ["dispute-map", "hours", "incidents-today", "ticker", "types"],
            screen.FindAll("[data-tile].is-silent").Select(tile => tile.GetAttribute("data-tile")!).Order(StringComparer.Ordinal));
        Assert.Equal("110接警 静默", screen.Find("[data-tile=hours] .tile-silent").TextContent);
        Assert.Equal("静默", screen.Find(".feed.is-silent strong").TextContent);
    }

    [Fact]
    public void A_tile_whose_part_did_not_move_does_not_render()
    {
        var first = WallSample.Full();
        var screen = Screen(first);
        var tiles = new Dictionary<string, Func<int>>
        {
            ["pending"] = () => screen.FindComponent<PendingTile>().RenderCount,
            ["due"] = () => screen.FindComponent<DueTile>().RenderCount,
            ["stations"] = () => screen.FindComponent<StationsTile>().RenderCount,
            ["hours"] = () => screen.FindComponent<HourGridTile>().RenderCount,
            ["types"] = () => screen.FindComponent<TypeGridTile>().RenderCount,
            ["map"] = () => screen.FindComponent<MapTile>().RenderCount,
            ["days"] = () => screen.FindComponent<DaysTile>().RenderCount,
            ["best"] = () => screen.FindComponent<BestTile>().RenderCount,
            ["ticker"] = () => screen.FindComponent<TickerStrip>().RenderCount,
            ["head"] = () => screen.FindComponent<WallHeader>().RenderCount,
        };
        var before = tiles.ToDictionary(tile => tile.Key, tile => tile.Value());

        Show(screen, first.Next((s, v) => s with { Figures = new(v, s.Figures.Value with { ClosedToday = 58 }) }));

        Assert.Equal(["pending"], tiles.Where(tile => tile.Value() != before[tile.Key]).Select(tile => tile.Key));
        Assert.Equal("58", screen.Find("[data-tile=closed-today] .key").TextContent);
    }

    [Fact]
    public void A_figure_that_changed_fades_once_and_the_others_do_not()
    {
        var first = WallSample.Full();
        var screen = Screen(first);
        Assert.Empty(screen.FindAll(".figure.changed"));

        Show(screen, first.Next((s, v) => s with { Figures = new(v, s.Figures.Value with { Overdue = 5 }) }));

        Assert.Equal("5", Assert.Single(screen.FindAll(".figure.changed")).TextContent);
    }

    [Fact]
    public void An_order_nobody_has_signed_for_is_marked_only_when_it_is_red()
    {
        var due = WallSample.Full().Next((s, v) => s with
        {
            NextDue = new(v,
            [
                WallSample.Due(0, TimeSpan.FromMinutes(12), Level.Red, OrderClock.SignFor),
                WallSample.Due(1, TimeSpan.FromMinutes(13), Level.Red, OrderClock.Done),
                WallSample.Due(2, TimeSpan.FromMinutes(-134), Level.Yellow, OrderClock.SignFor),
            ]),
        });
        var screen = Screen(due);

        Assert.Equal(["00:12:00", "00:13:00", "超期2时14分"], screen.FindAll(".due").Select(x => x.TextContent));
        Assert.Contains("D-20261121-0001", Assert.Single(screen.FindAll(".is-unacknowledged")).TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-11-21 14:17:09", screen.Find(".due").GetAttribute("title"));
    }

    [Fact]
    public void A_tile_that_fails_says_so_leaves_the_others_standing_and_is_tried_again()
    {
        var good = WallSample.Full();
        var screen = Screen(good.Next((s, v) => s with { HourGrid = new(v, s.HourGrid.Value with { RowKeys = [] }) }));

        Assert.Equal("alert", screen.Find(".tile-hours").GetAttribute("role"));
        Assert.Equal("57", screen.Find("[data-tile=closed-today] .key").TextContent);

        Show(screen, good.Next((s, v) => s with { Version = v + 1, HourGrid = new(v + 1, s.HourGrid.Value) }));

        Assert.NotEmpty(screen.FindAll("[data-tile=hours] .heat-row"));
    }

    [Fact]
    public void Names_from_outside_are_text_and_never_markup()
    {
        var evil = new LocalName("<img src=x onerror=alert(1)>", null);
        var screen = Screen(WallSample.Full().Next((s, v) => s with { HourGrid = new(v, s.HourGrid.Value with { Rows = [.. s.HourGrid.Value.Rows.Select(_ => evil)] }) }));

        Assert.Empty(screen.FindAll("[data-tile=hours] img"));
        Assert.Equal(evil.Zh, screen.Find("[data-tile=hours] .heat-row .heat-name").TextContent);
    }
}
