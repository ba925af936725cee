using BasicControl.Core.Basics;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Changes;

public sealed class CommitTests
{
    [Fact]
    public async Task The_writer_syncs_before_it_answers()
    {
        await using var test = await TestCentre.Open();

        Assert.Equal("wal", await test.Centre.Commit.Pragma("journal_mode"));
        Assert.Equal("2", await test.Centre.Commit.Pragma("synchronous"));
    }

    [Fact]
    public async Task What_was_answered_is_already_in_the_store()
    {
        await using var test = await TestCentre.Open();
        for (var i = 0; i < 50; i++)
        {
            var name = $"type {i}";
            await test.Centre.Commit.Batch(session => test.Centre.Organisation.Term(session, BasicControl.Core.Organisation.TermKind.Type, name));

            Assert.Contains(name, test.Centre.Reader.ReadNow(db => BasicControl.Core.Organisation.OrganisationBook.Load(db)).Terms.Select(term => term.Name));
        }
    }

    [Fact]
    public async Task One_bad_command_in_a_group_fails_alone()
    {
        await using var test = await TestCentre.Open();
        var tasks = Enumerable.Range(0, 40).Select(i => test.Centre.Commit.Desk(session =>
        {
            test.Centre.Organisation.Term(session, BasicControl.Core.Organisation.TermKind.Type, $"T{i}");
            return i == 17 ? throw new InvalidOperationException("seventeen") : (Outcome<int>)i;
        })).ToArray();

        for (var i = 0; i < tasks.Length; i++)
        {
            if (i == 17)
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => tasks[i]);
            }
            else
            {
                Assert.Equal(i, (await tasks[i]).Value);
            }
        }

        var names = test.Centre.Book.Terms.Select(term => term.Name).Where(name => name[0] == 'T').Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 40).Where(i => i != 17).Select(i => $"T{i}").Order(StringComparer.Ordinal), names);
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task A_second_owner_of_the_same_store_is_refused()
    {
        await using var test = await TestCentre.Open();

        Assert.Null(BasicControl.Core.Centre.TryOpen(new SqliteStore(test.Store.Path), test.Clock));
    }

    [Fact]
    public async Task A_graceful_stop_finishes_what_was_taken_in()
    {
        await using var test = await TestCentre.Open();
        var sent = Enumerable.Range(0, 500).Select(i => test.Centre.Inbox.Submit(Scope.Everything, [new BasicControl.Core.Incidents.SourceRecord
        {
            Source = "110",
            Number = $"N{i}",
            At = test.Clock.Now,
        }])).ToArray();

        await test.Restart();

        Assert.All(await Task.WhenAll(sent), receipts => Assert.Equal(BasicControl.Core.Incidents.Arrival.Created, receipts[0].Arrival));
    }
}
