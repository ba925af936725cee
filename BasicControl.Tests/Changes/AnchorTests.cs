using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Changes;

/// <summary>What the chain alone cannot show is seen against what was written down outside the store.</summary>
public sealed class AnchorTests : IDisposable
{
    private readonly TempFolder _elsewhere = new();

    [Fact]
    public async Task A_graceful_stop_writes_an_anchor_that_only_the_owner_reads()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(10);
        await test.Restart();

        var anchors = new AnchorBook(test.Store);

        var newest = anchors.Read().Newest!;
        Assert.Equal((test.Centre.Commit.Position, Convert.ToHexStringLower(test.Centre.Commit.Head.Hash)), (newest.Position, newest.Hash));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(anchors.Folder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(anchors.Folder).Single()));
        }
    }

    [Fact]
    public async Task A_journal_that_grew_agrees_with_every_anchor_and_one_that_did_not_grow_gets_none()
    {
        await using var test = await TestCentre.Open();
        for (var i = 0; i < 4; i++)
        {
            await test.Fill(5, i);
            Assert.True(test.Centre.Anchors.Write());
            Assert.True(test.Centre.Anchors.Write());
        }

        var report = Verify(test);

        Assert.True(report.IsValid, report.Code);
        Assert.Equal(4, report.Anchors);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_though_the_chain_holds()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(40);
        test.Centre.Anchors.Write();
        var last = test.Centre.Commit.Position;
        StoreHarm.Do(test.Store.Path, $"DELETE FROM changes WHERE position > {last - 3}");

        Assert.True(test.Verify().IsValid);
        var report = Verify(test);

        Assert.Equal((last - 2, "journal.cut"), (report.BrokenAt!.Value, report.Code));
    }

    [Fact]
    public async Task A_chain_that_was_rewritten_as_a_whole_is_found_though_it_holds_in_itself()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(20);
        test.Centre.Anchors.Write();
        await test.Fill(20, 1);
        test.Centre.Anchors.Write();
        var at = test.Centre.Commit.Position - 10;
        Rewrite(test.Store.Path, at);

        Assert.True(test.Verify().IsValid);
        var report = Verify(test);

        Assert.Equal((test.Centre.Commit.Position, "journal.rewritten", 1), (report.BrokenAt!.Value, report.Code, report.Anchors));
    }

    [Fact]
    public async Task A_row_that_was_slipped_in_with_a_hash_that_follows_on_is_found()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(40);
        Insert(test.Store.Path, 30);

        var report = Verify(test);

        Assert.Equal((30, "journal.inserted"), (report.BrokenAt!.Value, report.Code));
    }

    [Fact]
    public async Task A_line_that_a_kill_cut_short_is_told_and_takes_none_after_it_along()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(10);
        var book = new AnchorBook(test.Store, _elsewhere.Path);
        var keeper = new AnchorKeeper(test.Centre.Commit, book, test.Clock);
        keeper.Write();
        await File.AppendAllTextAsync(Directory.GetFiles(_elsewhere.Path).Single(), "17 abcdef");
        await test.Fill(10, 1);
        keeper.Write();

        var read = book.Read();

        Assert.Equal((2, 1), (read.Anchors.Count, read.Unreadable));
        Assert.True(test.Centre.Reader.ReadNow(db => JournalVerifier.Verify(db, anchors: read)).IsValid);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_and_stops_nothing()
    {
        await using var test = await TestCentre.Open();
        await File.WriteAllTextAsync(_elsewhere.File("anchors"), "a file where a folder should be");
        var keeper = new AnchorKeeper(test.Centre.Commit, new AnchorBook(test.Store, _elsewhere.File("anchors")), test.Clock);

        Assert.False(keeper.Write());
        Assert.NotEmpty(keeper.Fault!);
    }

    public void Dispose() => _elsewhere.Dispose();

    private static JournalReport Verify(TestCentre test)
    {
        var anchors = new AnchorBook(test.Store).Read();
        return test.Centre.Reader.ReadNow(db => JournalVerifier.Verify(db, anchors: anchors));
    }

    /// <summary>Changes a row and makes every hash behind it anew, as somebody with the program's source could.</summary>
    private static void Rewrite(string file, long at)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        var rows = reader.ReadNow(db => db.Changes.AsNoTracking().Where(row => row.Position >= at - 1).OrderBy(row => row.Position).ToList());
        var (sql, previous) = ("", rows[0].Hash);
        foreach (var row in rows.Skip(1))
        {
            var other = row.Position == at ? Copy(row, row.SubjectId + 1) : row;
            previous = HashChain.Next(previous, other);
            sql += $"UPDATE changes SET subject_id = {other.SubjectId}, hash = x'{Convert.ToHexString(previous)}' WHERE position = {row.Position};";
        }

        StoreHarm.Do(file, sql);
    }

    private static void Insert(string file, long at)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        var previous = reader.ReadNow(db => db.Changes.First(row => row.Position == at - 1).Hash);
        var row = reader.ReadNow(db => db.Changes.AsNoTracking().First(row => row.Position == at));
        var hash = HashChain.Next(previous, Copy(row, 4711));
        StoreHarm.Do(file, $"UPDATE changes SET position = -position - 1 WHERE position >= {at}; UPDATE changes SET position = -position WHERE position < 0;"
            + "INSERT INTO changes (position, subject, subject_id, kind, happened_at, recorded_at, unit_id, person_id, post, account_id, origin, open, sealed_digest, hash) "
            + $"SELECT {at}, subject, 4711, kind, happened_at, recorded_at, unit_id, person_id, post, account_id, origin, open, sealed_digest, x'{Convert.ToHexString(hash)}' FROM changes WHERE position = {at + 1}");
    }

    private static ChangeRow Copy(ChangeRow row, long subjectId) => new()
    {
        Position = row.Position,
        Subject = row.Subject,
        SubjectId = subjectId,
        Kind = row.Kind,
        HappenedAt = row.HappenedAt,
        RecordedAt = row.RecordedAt,
        UnitId = row.UnitId,
        PersonId = row.PersonId,
        Post = row.Post,
        AccountId = row.AccountId,
        Origin = row.Origin,
        Open = row.Open,
        SealedDigest = row.SealedDigest,
        Hash = row.Hash,
    };
}
