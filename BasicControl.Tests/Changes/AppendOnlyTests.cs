using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;
using Microsoft.Data.Sqlite;

namespace BasicControl.Tests.Changes;

public sealed class AppendOnlyTests
{
    public static TheoryData<string> Crimes { get; } = new(
        "UPDATE changes SET open = '{}' WHERE position = 3",
        "UPDATE changes SET subject_id = subject_id + 1",
        "UPDATE changes SET hash = zeroblob(32) WHERE position = 3",
        "UPDATE changes SET sealed_digest = zeroblob(32), salt = NULL, sealed = NULL WHERE position = 3",
        "UPDATE changes SET sealed = x'7b7d' WHERE position = 3",
        "UPDATE changes SET origin = 'elsewhere' WHERE position = 3",
        "UPDATE changes SET account_id = 7 WHERE position = 3",
        "UPDATE changes SET position = 900 WHERE position = 3",
        "DELETE FROM changes WHERE position = 3",
        "DELETE FROM changes",
        "INSERT OR REPLACE INTO changes SELECT * FROM changes WHERE position = 3",
        "INSERT INTO changes SELECT position + 5000, subject, subject_id, kind, happened_at, recorded_at, unit_id, person_id, post, account_id, origin, open, salt, sealed, sealed_digest, hash FROM changes WHERE position = 3");

    [Theory]
    [MemberData(nameof(Crimes))]
    public async Task The_store_itself_refuses_to_change_take_away_or_slip_in_a_row(string crime)
    {
        await using var test = await TestCentre.Open();
        await test.Fill(10);

        var fault = Assert.Throws<SqliteException>(() => StoreHarm.Try(test.Store.Path, crime));

        Assert.StartsWith("SQLite Error 19: 'journal:", fault.Message, StringComparison.Ordinal);
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task The_sealed_part_of_a_row_may_be_erased()
    {
        await using var test = await TestCentre.Open();
        await test.Fill(10);

        Assert.Equal(1, StoreHarm.Try(test.Store.Path, "UPDATE changes SET salt = NULL, sealed = NULL WHERE position = (SELECT min(position) FROM changes WHERE sealed IS NOT NULL)"));

        Assert.True(test.Verify().IsValid);
    }

    [Theory]
    [InlineData("DROP TRIGGER changes_stay")]
    [InlineData("DROP TRIGGER changes_stay; CREATE TRIGGER changes_stay BEFORE DELETE ON changes BEGIN SELECT 1; END")]
    public async Task A_trigger_that_was_taken_away_is_there_again_after_the_next_start(string crime)
    {
        await using var test = await TestCentre.Open();
        await test.Fill(10);
        StoreHarm.Try(test.Store.Path, crime);

        await test.Restart();

        Assert.Throws<SqliteException>(() => StoreHarm.Try(test.Store.Path, "DELETE FROM changes WHERE position = 3"));
        Assert.Equal(3, AppendOnly.Names.Count());
    }
}
