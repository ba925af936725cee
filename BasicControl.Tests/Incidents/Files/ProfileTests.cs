using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

public sealed class ProfileTests
{
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { "\"key\": \"my-city\", ", "", "profile.key-missing", "key" },
        { "\"my-city\"", "\"My City!\"", "profile.value-wrong", "key" },
        { "\"zone\": \"Asia/Shanghai\"", "\"zone\": \"Asia/Nowhere\"", "profile.value-wrong", "zone" },
        { "\"unknownUnits\": \"create\"", "\"unknownUnits\": \"maybe\"", "profile.value-wrong", "unknownUnits" },
        { "\"unknownUnits\"", "\"unknownUnit\"", "profile.key-missing", "unknownUnits" },
        { "\"city\": { \"name\": \"My city\" }", "\"city\": \"My city\"", "profile.value-wrong", "city" },
        { "\"makes\": \"order\"", "\"makes\": \"orders\"", "profile.value-wrong", "files[0].makes" },
        { "\"yyyy-MM-dd HH:mm\"", "\"HH\"", "profile.value-wrong", "files[0].times" },
        { "[\"yyyy-MM-dd HH:mm\"]", "[]", "profile.key-missing", "files[0].times" },
        { "\"number\": \"no\", ", "", "profile.key-missing", "files[0].columns.number" },
        { "\"number\": \"no\"", "\"nummer\": \"no\"", "profile.value-wrong", "files[0].columns.nummer" },
        { "\"longitude\": \"lon\", ", "", "profile.key-missing", "files[0].columns.longitude" },
        { "\"closed\" }, \"levels\"", "\"shut\" }, \"levels\"", "profile.value-wrong", "files[0].statuses.done" },
        { "\"red\"", "\"pink\"", "profile.value-wrong", "files[0].levels.一级" },
        { "[[0, 0]]", "[[0]]", "profile.value-wrong", "files[0].placeholders" },
    };

    [Fact]
    public void Every_profile_on_the_shelf_reads_and_has_its_own_key() => Assert.Equal(
        [("baltimore311", "floating"), ("coselog", "Europe/Amsterdam"), ("nyc311", "floating"), ("sapd", "America/Chicago")],
        ProfileShelf.Names.Select(name => ProfileShelf.Find(name).Value).Select(profile => (profile.Key, profile.Zone.Id)));

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_in_a_profile_is_named_by_file_and_key_with_its_cure(string text, string slip, string code, string key)
    {
        Assert.Contains(text, ImportKit.Profile, StringComparison.Ordinal);

        var refusals = ProfileReader.Read(ImportKit.Profile.Replace(text, slip, StringComparison.Ordinal), "my.json").Refusals;

        var refusal = refusals.First(one => one.Field == key);
        Assert.Equal((code, "my.json"), (refusal.Code, refusal.Arguments[0]));
        Assert.Contains(key, RefusalText.Of(refusal, CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_nobody_knows_is_refused_because_it_is_a_slip()
    {
        var refusal = Assert.Single(ProfileReader.Read(ImportKit.Profile.Replace("\"key\"", "\"colour\": \"red\", \"key\"", StringComparison.Ordinal), "my.json").Refusals);
        Assert.Equal(("profile.key-unknown", "colour"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("{ \"key\": ", "profile.not-json")]
    [InlineData("[]", "profile.key-missing")]
    public void What_is_no_profile_at_all_is_refused(string json, string code) => Assert.Equal(code, ProfileReader.Read(json, "my.json").Refusal.Code);

    [Fact]
    public void A_users_own_file_is_a_profile_like_any_other()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("my-city.json"), ImportKit.Profile);

        Assert.Equal("my-city", ProfileShelf.Find(folder.File("my-city.json")).Value.Key);
        Assert.Equal("profile.unknown", ProfileShelf.Find(folder.File("absent.json")).Refusal.Code);
    }

    [Fact]
    public void A_heading_that_lacks_a_column_refuses_the_file_and_names_the_column()
    {
        var refusal = RowMapper.For(ImportKit.MyCity, [.. ImportKit.Heading.Split(',').Where(column => column is not "due" and not "lat")], "rows.csv").Refusal;
        Assert.Equal("file.columns-missing", refusal.Code);
        Assert.Equal("due, lat", refusal.Arguments[^1]);
    }

    [Fact]
    public void A_column_that_stands_twice_refuses_the_file() =>
        Assert.Equal("file.column-twice", RowMapper.For(ImportKit.MyCity, [.. ImportKit.Heading.Split(','), "NO"], "rows.csv").Refusal.Code);

    [Fact]
    public void A_row_becomes_a_record_with_its_zone_its_state_its_level_and_without_its_placeholder()
    {
        var mapper = RowMapper.For(ImportKit.MyCity, ImportKit.Heading.Split(','), "rows.csv").Value;

        var record = (SourceRecord)mapper.Map(new(2, "g1,2026-11-01 08:00,,2026-11-02 08:00, noise ,east,,,0,0,done,一级,".Split(',')), new(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc), out _)!;

        Assert.Equal(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), record.At);
        Assert.Equal(("noise", WorkOrderState.Closed, Level.Red), (record.Type, record.State!.Value, record.Level));
        Assert.Null(record.Latitude);
        Assert.Null(record.Text);
    }

    [Theory]
    [InlineData("floating", "M/d/yy H:mm", "10/21/18 0:05", "2018-10-21T00:05:00.000")]
    [InlineData("floating", "MM/dd/yyyy hh:mm:ss tt", "04/12/2018 12:45:48 PM", "2018-04-12T12:45:48.000")]
    [InlineData("America/Chicago", "epochMilliseconds", "1667278839000", "2022-11-01T05:00:39.000")]
    [InlineData("America/Chicago", "epochSeconds", "1667278839", "2022-11-01T05:00:39.000")]
    [InlineData("Europe/Amsterdam", "yyyy-MM-dd HH:mm:ss.FFFFFFzzz", "2011-10-11 13:42:22.688000+02:00", "2011-10-11T11:42:22.688")]
    [InlineData("Europe/Amsterdam", "yyyy-MM-dd HH:mm:ss.FFFFFFzzz", "2011-12-06 01:06:40+01:00", "2011-12-06T00:06:40.000")]
    [InlineData("Asia/Shanghai", "yyyy年M月d日 H:mm", "2026年3月5日 8:30", "2026-03-05T00:30:00.000")]
    public void Times_read_in_their_zone(string zone, string format, string text, string utc)
    {
        Assert.True(TimeReader.IsFormat(format));
        Assert.True(new TimeReader(CityZone.Of(zone), [format]).TryRead(text, out var read));
        Assert.Equal(utc, read.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("99999999999999999")]
    [InlineData("-99999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("12:00")]
    public void An_epoch_beyond_all_calendars_is_no_time(string text) => Assert.False(new TimeReader(CityZone.Floating, ["epochMilliseconds"]).TryRead(text, out _));
}
