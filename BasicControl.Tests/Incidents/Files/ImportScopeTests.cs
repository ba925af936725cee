using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents.Files;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

/// <summary>What an import with a scope may make.</summary>
public sealed class ImportScopeTests
{
    private static readonly ImportProfile Elsewhere = ProfileReader.Read(
        ImportKit.Profile.Replace("\"my-city\"", "\"requests\"", StringComparison.Ordinal).Replace("\"name\": \"My city\" }", "\"name\": \"新市局\", \"code\": \"990900000000\" }", StringComparison.Ordinal), "x.json").Value;

    [Fact]
    public async Task A_source_stays_in_its_city_and_a_city_that_its_profile_names_is_not_made()
    {
        await using var test = await TestCentre.Open();

        var begun = await Target(test, test.CentreDesk).Begin(Elsewhere, ["rows.csv"]);

        Assert.True(begun.IsAccepted);
        Assert.Equal(test.City.Id, test.Centre.Book.Source("requests")!.CityId);
        Assert.Equal([test.City.Id], test.Centre.Book.Cities.Select(city => city.Id));
    }

    [Fact]
    public async Task A_city_that_is_not_there_yet_is_made_only_by_who_acts_on_everything()
    {
        await using var test = await TestCentre.Open();

        Assert.Equal("import.city-unknown", (await Target(test, test.CentreDesk).Begin(ImportKit.MyCity, ["rows.csv"])).Refusal.Code);
        Assert.Single(test.Centre.Book.Cities);
        Assert.True((await Target(test, test.CentreDesk with { Acts = Scope.Everything }).Begin(ImportKit.MyCity, ["rows.csv"])).IsAccepted);
        Assert.Equal(2, test.Centre.Book.Cities.Count());
        var known = Target(test, test.CentreDesk).MayBring(ImportKit.MyCity)!;
        Assert.Equal(("import.out-of-scope", ImportKit.MyCity.City.Name), (known.Code, known.Arguments[0]));
    }

    [Fact]
    public async Task A_dry_run_tells_already_that_the_records_belong_to_a_city_out_of_scope()
    {
        await using var test = await TestCentre.Open();
        using var folder = new TempFolder();
        var path = ImportKit.Write(folder, "rows.csv", ["g1,2026-10-01 08:00,,,noise,east,,,,,open,,"]);
        var runner = new ImportRunner(Target(test, test.CentreDesk), test.Clock, test.Centre.Book);

        var refusal = (await runner.Run(new(ImportKit.MyCity, [path], DryRun: true), null, TestContext.Current.CancellationToken)).Refusal;

        Assert.Equal(("import.city-unknown", ImportKit.MyCity.City.Name), (refusal.Code, refusal.Arguments[0]));
    }

    private static StoreTarget Target(TestCentre test, Actor actor) =>
        new(test.Centre.Commit, test.Centre.Book, test.Centre.Organisation, test.Centre.Inbox, test.Centre.Feeds, actor);
}
