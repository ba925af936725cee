using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Recovery;
using BasicControl.Core.Retention;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Retention;

public sealed class RetentionDeskTests
{
    [Fact]
    public async Task A_preview_counts_what_is_due_by_kind_and_month_and_changes_nothing()
    {
        await using var test = await Old();

        var preview = await test.Centre.Retention.Preview();

        Assert.Equal([(RetentionKind.Incidents, 3L), (RetentionKind.Orders, 1L), (RetentionKind.Rejects, 1L)], preview.Counts.GroupBy(count => count.Kind).Select(kind => (kind.Key, kind.Sum(count => count.Records))));
        Assert.All(preview.Counts, count => Assert.Matches("^20[0-9]{2}-[01][0-9]$", count.Month));
        Assert.All(preview.Rules, rule => Assert.NotEqual("", rule.Basis.Zh));
        Assert.Equal("Secret street 7", Address(test, "F0-0"));
    }

    [Fact]
    public async Task A_run_erases_texts_marks_digests_and_sealed_changes_and_the_chain_still_holds()
    {
        await using var test = await Old();

        var report = (await test.Centre.Retention.Run(Actor.System)).Value;

        Assert.Equal(5, report.Records);
        Assert.True(report.Keys >= 2);
        test.Centre.Reader.ReadNow(db =>
        {
            var old = db.Incidents.Where(row => row.ExternalNumber.StartsWith("F0")).ToList();
            Assert.All(old, row => Assert.Equal((null, null, null, null, null), (row.Address, row.Text, row.AddressKey, row.Digest, row.Sealed)));
            Assert.All(old, row => Assert.NotNull(row.ErasedAt));
            Assert.All(db.Changes.Where(row => row.Subject == Subject.Incident && row.SubjectId <= 3).ToList(), row => Assert.Equal((null, null, true), (row.Salt, row.Sealed, row.SealedDigest is not null)));
            Assert.Null(db.WorkOrders.Single(row => row.ExternalNumber == "R1").Title);
            Assert.Empty(db.Rejects);
            Assert.Contains(db.Changes.ToList(), row => row.Kind == Erased.Name);
            return 0;
        });
        Assert.Equal("Secret street 7", Address(test, "F1-0"));
        Assert.True(test.Verify().IsValid);
        Assert.Empty((await test.Centre.Retention.Preview()).Counts);
    }

    [Fact]
    public async Task An_erased_record_is_not_taken_in_again()
    {
        await using var test = await Old();
        await test.Centre.Retention.Run(Actor.System);

        var receipt = Assert.Single(await test.Centre.Inbox.Submit(Scope.Everything, [Record(test, "F0-0") with { UpdatedAt = test.Clock.Now }]));

        Assert.Equal(Arrival.Unchanged, receipt.Arrival);
        Assert.Null(Address(test, "F0-0"));
    }

    [Fact]
    public async Task A_destroyed_key_leaves_no_way_to_an_old_copy_of_the_text()
    {
        await using var test = await Old();
        var (id, old) = test.Centre.Reader.ReadNow(db => db.Incidents.Where(row => row.ExternalNumber == "F0-0").Select(row => new { row.Id, row.Sealed }).AsEnumerable().Select(row => (row.Id, row.Sealed!)).Single());
        Assert.NotNull(test.Store.Vault.Open(SealedPart.Incident, id.Value, old));

        await test.Centre.Retention.Run(Actor.System);

        Assert.Null(test.Store.Vault.Open(SealedPart.Incident, id.Value, old));
        Assert.Null(new BasicControl.Core.Data.Sqlite.SqliteStore(test.Store.Path).Vault.Open(SealedPart.Incident, id.Value, old));
    }

    [Fact]
    public async Task A_record_that_comes_in_late_is_sealed_with_a_key_of_its_own()
    {
        await using var test = await Old();
        await test.Centre.Retention.Run(Actor.System);

        await test.Centre.Inbox.Submit(Scope.Everything, [Record(test, "late") with { At = test.Clock.Now.AddMonths(-40) }]);

        Assert.Equal("Secret street 7", Address(test, "late"));
        await test.Restart();
        Assert.Equal("Secret street 7", Address(test, "late"));
    }

    [Fact]
    public async Task One_record_is_erased_alone()
    {
        await using var test = await Old();
        var id = test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "F1-0").Id);

        var report = (await test.Centre.Retention.Erase(RetentionKind.Incidents, id.Value, Actor.System)).Value;

        Assert.Equal(1, report.Records);
        Assert.Null(Address(test, "F1-0"));
        Assert.Equal("Secret street 7", Address(test, "F1-1"));
        Assert.Equal("retention.unknown", (await test.Centre.Retention.Erase(RetentionKind.Incidents, id.Value, Actor.System)).Refusal.Code);
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task The_report_names_the_backups_that_hold_it_still()
    {
        await using var test = await Old();
        var file = test.Store.Path + ".copy";
        Assert.True(StoreBackup.Write(test.Store, file).TryGet(out var copy));
        BackupLog.Add(test.Store, copy!, test.Clock.Now);

        var report = (await test.Centre.Retention.Run(Actor.System)).Value;

        var known = Assert.Single(report.Backups);
        Assert.Equal((file, true), (known.Path, known.IsThere));
    }

    [Theory]
    [InlineData(Post.CentreDesk)]
    [InlineData(Post.Auditor)]
    [InlineData(Post.SecurityAdministrator)]
    public async Task Only_the_system_administrator_sets_and_runs_the_rules(Post post)
    {
        await using var test = await TestCentre.Open();
        var actor = test.CentreDesk with { Post = post };
        var administrator = test.CentreDesk with { Post = Post.SystemAdministrator };

        Assert.Equal("retention.post-may-not", (await test.Centre.Retention.Run(actor)).Refusal.Code);
        Assert.Equal("retention.post-may-not", (await test.Centre.Retention.Set(RetentionKind.Notes, 12, "x", actor)).Refusal.Code);
        Assert.Equal("retention.months", (await test.Centre.Retention.Set(RetentionKind.Notes, 1, "x", administrator)).Refusal.Code);
        Assert.Equal(12, (await test.Centre.Retention.Set(RetentionKind.Notes, 12, "x", administrator)).Value.Months);
        Assert.Equal(12, (await test.Centre.Retention.Preview()).Rules.Single(rule => rule.Kind == RetentionKind.Notes).Months);
    }

    [Fact]
    public async Task A_rotated_master_key_opens_everything_and_the_old_one_is_not_needed()
    {
        await using var test = await Old();
        var before = Directory.GetFiles(test.Store.Vault.Masters.Folder);

        var rotated = (await test.Centre.Keys.Rotate(Actor.System)).Value;
        foreach (var file in before)
        {
            File.Delete(file);
        }

        await test.Restart();
        Assert.True(rotated.Wrapped > 2);
        using var reader = new BasicControl.Core.Data.StoreReader(new(test.Store.Path));
        Assert.Equal("Secret street 7", reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == "F1-0")).Address);
    }

    private static string? Address(TestCentre test, string number) => test.Centre.Reader.ReadNow(db => db.Incidents.Single(row => row.ExternalNumber == number)).Address;

    private static SourceRecord Record(TestCentre test, string number) =>
        new() { Source = "110", Number = number, At = test.Clock.Now, Type = "求助", Unit = test.East.Code, Address = "Secret street 7", Text = "secret text" };

    /// <summary>Three incidents, a closed order and a rejected row that are over, three incidents that are not.</summary>
    private static async Task<TestCentre> Old()
    {
        var test = await TestCentre.Open();
        var now = test.Clock.Now;
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 3).Select(i => Record(test, $"F0-{i}") with { At = now.AddMonths(-37 - i) })]);
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 3).Select(i => Record(test, $"F1-{i}"))]);
        await test.Centre.Inbox.Submit(Scope.Everything,
        [
            new SourceRecord { Source = "requests", Number = "R1", At = now.AddMonths(-70), ClosedAt = now.AddMonths(-69), Type = "Noise", Text = "secret text", Address = "Secret street 7" },
            new SourceRecord { Source = "requests", Number = "R2", At = now.AddMonths(-70), Type = "Noise", Text = "open still" },
        ]);
        await test.Centre.Commit.Batch(session => RejectStore.Keep(session, test.Centre.Book.Source("110")!, [new("time.unreadable", "at", "x")], "{}"));
        await test.Centre.Commit.Batch(session => session.Prepare("UPDATE rejects SET recorded_at = ?1").Execute(Instants.ToMilliseconds(now.AddMonths(-7))));
        return test;
    }
}
