using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Figures;
using BasicControl.Web.Components.Wall;
using BasicControl.Web.Live;
using Microsoft.Extensions.Configuration;

namespace BasicControl.Tests.Components.Wall;

public sealed class WallNumberTests
{
    public WallNumberTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");

    [Theory]
    [InlineData(1861, 1913, "97.28 %")]
    [InlineData(124_475, 125_000, "99.58 %")]
    [InlineData(1, 3, "33.33 %")]
    [InlineData(2, 3, "66.67 %")]
    [InlineData(0, 5, "0.00 %")]
    [InlineData(5, 5, "100.00 %")]
    [InlineData(999_999, 1_000_000, "99.99 %")]
    [InlineData(0, 0, "—")]
    public void A_share_is_rounded_and_is_a_hundred_only_when_it_is_all_of_them(long above, long below, string text) =>
        Assert.Equal(text, WallNumber.Percent(new Rate(above, below)));

    [Theory]
    [InlineData(760, "00:12:40", "00:12:40")]
    [InlineData(0, "00:00:00", "00:00:00")]
    [InlineData(90_061, "25:01:01", "25:01:01")]
    [InlineData(432_000, "5天 00:00", "5 d 00:00")]
    [InlineData(-1, "超期0分", "over 0 min")]
    [InlineData(-8_040, "超期2时14分", "over 2 h 14 min")]
    [InlineData(-273_600, "超期3天4时", "over 3 d 4 h")]
    [InlineData(-1_000_000, "超期11天", "over 11 d")]
    public void Time_to_a_due_instant_is_told_in_both_languages(int seconds, string chinese, string english)
    {
        Assert.Equal(chinese, Countdown.Text(TimeSpan.FromSeconds(seconds), english: false));
        Assert.Equal(english, Countdown.Text(TimeSpan.FromSeconds(seconds), english: true));
    }

    [Theory]
    [InlineData("东风路派出所", null, false, "东风路所", "东风路")]
    [InlineData("派出所", null, false, "派出所", "派出所")]
    [InlineData("东风路派出所", "Dongfeng Road Police Station", true, "Dongfeng Road", "Dongfeng Road")]
    [InlineData("01 BRONX", "01 BRONX", false, "01 BRONX", "01 BRONX")]
    [InlineData("(none)", "(none)", true, "unassigned", "unassigned")]
    [InlineData("(none)", "(none)", false, "未分派", "未分派")]
    public void A_unit_is_named_as_a_control_room_says_it(string zh, string? en, bool english, string row, string column)
    {
        Assert.Equal(row, UnitName.Short(new LocalName(zh, en), english));
        Assert.Equal(column, UnitName.Stem(new LocalName(zh, en), english));
    }

    [Fact]
    public void A_scale_has_even_steps_with_real_numbers_and_one_extreme_does_not_pale_the_rest()
    {
        var scale = HeatScale.Of([.. Enumerable.Range(1, 14).SelectMany(count => Enumerable.Repeat(count, 20)), 880]);

        Assert.Equal([1, 3, 5, 7, 9, 11, 13], scale.From);
        Assert.Equal([0, 1, 1, 2, 7, 7], new[] { 0, 1, 2, 3, 14, 880 }.Select(scale.StepOf));
    }

    [Fact]
    public void A_short_scale_still_ends_in_the_strongest_shade()
    {
        var scale = HeatScale.Of([1, 2, 2, 0, 3]);

        Assert.Equal([1, 2], scale.From);
        Assert.Equal([0, 1, 7, 7], new[] { 0, 1, 2, 3 }.Select(scale.StepOf));
        Assert.Empty(HeatScale.Of([0, 0]).From);
        Assert.Equal(0, HeatScale.Of([]).StepOf(3));
    }

    [Fact]
    public void A_scale_of_areas_begins_at_the_least_of_them() => Assert.Equal(90, HeatScale.Of([90, 100, 120, 150], fromLeast: true).From[0]);

    [Fact]
    public void The_smallest_text_follows_distance_and_height()
    {
        static ScreenOptions Read(params (string Key, string Value)[] settings) => ScreenOptions.From(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

        Assert.Equal(20.9, Read().SmallestText * 1.08, 0.1);
        Assert.Equal(1, Read().Scale);
        Assert.Equal(1.5, Read(("Wall:Distance", "15")).Scale, 0.001);
        Assert.Equal(1, Read(("Wall:Distance", "3")).Scale);
        Assert.Contains("Wall:Distance", Assert.Throws<InvalidOperationException>(() => Read(("Wall:Distance", "far"))).Message, StringComparison.Ordinal);
        Assert.Contains("Wall:ReloadAt", Assert.Throws<InvalidOperationException>(() => Read(("Wall:ReloadAt", "4am"))).Message, StringComparison.Ordinal);
    }
}
