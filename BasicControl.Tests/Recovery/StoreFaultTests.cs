using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Recovery;

/// <summary>What a disk or a machine does to a centre at work: it says so in words, and what it has acknowledged is there.</summary>
public sealed class StoreFaultTests
{
    [Theory]
    [InlineData("PRAGMA max_page_count=1", "PRAGMA max_page_count=1073741823", "store.full")]
    [InlineData("PRAGMA query_only=1", null, "store.read-only")]
    public async Task A_disk_that_is_full_or_read_only_refuses_in_words_loses_nothing_and_the_work_goes_on_when_it_is_not(string harm, string? cure, string code)
    {
        await using var test = await TestCentre.Open();
        await test.Fill(50);
        await Pragma(test, harm);

        var refused = await Fails(test, 500);
        var desk = await OpenOrder(test);
        for (var i = 0; i < 200 && desk.IsAccepted; i++) desk = await OpenOrder(test);
        var fault = test.Centre.Commit.Fault;
        var during = test.Verify();
        await (cure is null ? test.Restart() : Pragma(test, cure));
        await test.Fill(50, 1);

        Assert.True(refused, "the inbox took what the disk did not");
        Assert.Equal(code, desk.Refusal.Code);
        Assert.Equal(code, fault?.Code);
        Assert.True(during.IsValid, during.Code);
        Assert.Null(test.Centre.Commit.Fault);
        Assert.True((await OpenOrder(test)).IsAccepted);
        Assert.All(new[] { "zh-CN", "en" }, culture => Assert.DoesNotContain(code, RefusalText.Of(desk.Refusal, CultureInfo.GetCultureInfo(culture)), StringComparison.Ordinal));
        await test.Restart();
        Assert.True(test.Verify().IsValid);
        Assert.Equal(100, test.Centre.Reader.ReadNow(db => db.Incidents.Count(incident => incident.ExternalNumber.StartsWith("F0-") || incident.ExternalNumber.StartsWith("F1-"))));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_loses_nothing_and_keeps_the_order()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(20);
        test.Clock.Advance(TimeSpan.FromHours(-30));
        await test.Fill(20, 1);
        await test.Restart();
        await test.Fill(20, 2);

        Assert.Equal(60, test.Centre.Reader.ReadNow(db => db.Incidents.Count()));
        Assert.True(test.Verify().IsValid);
        Assert.True(test.Centre.Commit.Head.RecordedAt < test.Centre.Reader.ReadNow(db => db.Changes.Max(row => row.RecordedAt)));
    }

    [Theory]
    [InlineData("en_US.UTF-8", "is damaged")]
    [InlineData("zh_CN.UTF-8", "已损坏")]
    public async Task A_store_that_is_damaged_is_refused_at_the_start_in_words_and_left_as_it_is(string language, string words)
    {
        using var folder = new TempFolder();
        await using (var centre = Centre.TryOpen(new SqliteStore(folder.DatabaseFile), TimeProvider.System)!)
        {
            await centre.Commit.Batch(session => centre.Organisation.City(session, "城", "Asia/Shanghai"));
        }

        // What still lies in the log would cover the damage.
        StoreHarm.Try(folder.DatabaseFile, "PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(folder.DatabaseFile))
        {
            file.Position = 100;
            file.Write(new byte[8_000]);
        }

        var before = await File.ReadAllBytesAsync(folder.DatabaseFile);

        var said = await ProgramUnderTest.RunProcessAsync(language, "--db", folder.Database, "--urls", "http://127.0.0.1:0");

        Assert.Equal(ExitCodes.StoreDamaged, said.ExitCode);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.DatabaseFile));
    }

    [Theory]
    [InlineData("en_US.UTF-8", "in use by another process")]
    [InlineData("zh_CN.UTF-8", "正被另一个进程使用")]
    public async Task A_second_process_on_the_same_file_is_refused_in_words(string language, string words)
    {
        using var folder = new TempFolder();
        await using var centre = Centre.TryOpen(new SqliteStore(folder.DatabaseFile), TimeProvider.System)!;

        var said = await ProgramUnderTest.RunProcessAsync(language, "--db", folder.Database, "--urls", "http://127.0.0.1:0");

        Assert.Equal(ExitCodes.StoreInUse, said.ExitCode);
        Assert.Contains(words, said.Error, StringComparison.Ordinal);
    }

    private static async Task<bool> Fails(TestCentre test, int count)
    {
        try
        {
            await test.Fill(count, 9);
            return false;
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    private static Task<Outcome<WorkOrderId>> OpenOrder(TestCentre test) => test.Centre.Orders.Open(
        new(test.City.Id, OrderKind.Directive, Level.Blue, "纠纷", new string('长', 100)) { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk);

    private static Task<int> Pragma(TestCentre test, string sql) => test.Centre.Commit.Batch(session =>
    {
        using var reader = session.Prepare(sql).Query();
        return reader.Read() ? 1 : 0;
    });
}
