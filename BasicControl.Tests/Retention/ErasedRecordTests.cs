using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Privacy;
using BasicControl.Core.Retention;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Access;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Scoring;
using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Retention;

/// <summary>What is erased stays erased, and takes along what was written about it.</summary>
public sealed class ErasedRecordTests
{
    [Fact]
    public async Task An_erased_order_takes_no_new_text_neither_by_a_move_nor_by_a_contest()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var order = await city.Signed(test.Li.Id, test.East.Id, Level.Red);
        test.Clock.Advance(TimeSpan.FromDays(2));
        await city.Report(order);
        await city.Do(order, OrderAction.Inspect, test.Supervisor);
        await city.Do(order, OrderAction.Pass, test.Supervisor);
        Assert.True((await test.Centre.Retention.Erase(RetentionKind.Orders, order.Value, Actor.System)).IsAccepted);

        var version = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == order)).Version;
        var moved = await test.Centre.Handling.Reopen(order, version, "现场未处理完。", test.Supervisor);
        var contested = await test.Centre.Contests.Raise(new(order, ScoreRule.DoneLate, 0, "当事人住院。"), city.OfficerOf(test.Li.Id, test.East.Id));

        Assert.Equal(("order.erased", "order.erased"), (moved.Refusal.Code, contested.Refusal.Code));
    }

    [Fact]
    public async Task Why_a_record_was_shown_in_clear_is_erased_with_the_record_and_the_chain_holds()
    {
        await using var kit = await AccessKit.Open();
        var test = kit.Test;
        await test.Fill(2);
        var ids = test.Centre.Reader.ReadNow(db => db.Incidents.OrderBy(row => row.Id).Select(row => row.Id).AsEnumerable().Select(id => id.Value).ToList());
        var (_, caller, _) = await kit.At(Post.Supervisor, test.City.Id, "100001");
        var clear = new ClearTextDesk(test.Centre.Commit, test.Centre.Reader, test.Centre.Places);
        foreach (var id in ids)
        {
            Assert.True((await clear.Ask(caller, Subject.Incident, id, "核对当事人张三")).IsAccepted);
        }

        await test.Centre.Retention.Erase(RetentionKind.Incidents, ids[0], Actor.System);

        var reads = test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.Read).OrderBy(row => row.SubjectId).ToList());
        Assert.Equal([(ids[0], true), (ids[1], false)], reads.Select(row => (row.SubjectId, row.Sealed is null)));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task A_report_says_when_the_log_could_not_be_cut_because_somebody_read_on()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(3);
        var id = test.Centre.Reader.ReadNow(db => db.Incidents.Select(row => row.Id).First());
        using (var connection = new SqliteConnection($"Data Source={test.Store.Path};Mode=ReadOnly;Pooling=False"))
        {
            connection.Open();
            using var reading = connection.BeginTransaction(deferred: true);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM incidents";
            command.ExecuteScalar();

            Assert.False((await test.Centre.Retention.Erase(RetentionKind.Incidents, id.Value, Actor.System)).Value.IsLogCut);
        }

        Assert.True((await test.Centre.Retention.Run(Actor.System)).Value.IsLogCut);
        Assert.Equal(0, new FileInfo(test.Store.Path + "-wal").Length);
    }

    [Fact]
    public async Task Rules_runs_and_master_keys_are_the_whole_stores_and_not_for_who_acts_on_a_part()
    {
        await using var test = await TestCentre.Open();
        var part = new Actor(null, Post.SystemAdministrator, test.East.Id, "part");

        Assert.Equal(ScopeCheck.OutOfScope, (await test.Centre.Retention.Set(RetentionKind.Notes, 12, "x", part)).Refusal.Code);
        Assert.Equal(ScopeCheck.OutOfScope, (await test.Centre.Retention.Run(part)).Refusal.Code);
        Assert.Equal(ScopeCheck.OutOfScope, (await test.Centre.Retention.Erase(RetentionKind.Notes, 1, part)).Refusal.Code);
        Assert.Equal(ScopeCheck.OutOfScope, (await test.Centre.Keys.Rotate(part)).Refusal.Code);
    }

    [Fact]
    public async Task An_order_whose_texts_cannot_be_opened_is_given_no_new_ones_and_tells_the_old_ones_when_the_keys_are_back()
    {
        await using var city = await ScoreCity.Open();
        var test = city.Test;
        var order = await city.Signed(test.Li.Id, test.East.Id, Level.Red);
        var title = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == order)).Title;
        var (keys, away) = (test.Store.Vault.Masters.Folder, test.Store.Vault.Masters.Folder + ".away");
        CopyFolder(keys, away);
        await test.Forget();
        var version = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == order)).Version;

        var reported = await test.Centre.Handling.ReportBack(order, version, "已调解。", test.Officer);

        Assert.Equal("store.keys-absent", reported.Refusal.Code);
        CopyFolder(away, keys);
        await test.Restart();
        using var reader = new BasicControl.Core.Data.StoreReader(new(test.Store.Path));
        Assert.Equal((title, version), reader.ReadNow(db => db.WorkOrders.Where(row => row.Id == order).AsEnumerable().Select(row => (row.Title, row.Version)).Single()));
        Assert.NotNull(title);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
