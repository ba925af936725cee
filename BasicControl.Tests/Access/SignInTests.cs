using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Access;

public sealed class SignInTests
{
    private const string From = "10.0.0.9";

    [Fact]
    public async Task The_right_password_opens_a_session_that_the_token_proves()
    {
        await using var kit = await AccessKit.Open();
        var id = await kit.Account("100001");
        await kit.Grants.Give(GiveRole.In(id, Post.StationDesk, kit.Test.East.Id), Actor.System);

        var opened = (await kit.SignIn.Begin("100001", AccessKit.Good, From, "browser")).Value.Opened!;
        var caller = kit.Book.OfSession(opened.Token, From)!;

        Assert.Equal((CallerKind.Account, id, Post.StationDesk, From), (caller.Kind, caller.Id!.Value, caller.Post, caller.From));
        Assert.Equal(Scope.Of(kit.Test.East.Id), caller.Reads);
        Assert.True(caller.Has(Permission.MoveOrders) && !caller.Has(Permission.ManageAccounts));
        Assert.Null(kit.Book.OfSession(opened.Token + "x", From));
        Assert.IsType<SessionOpened>(Assert.Single(kit.Events("session.opened")));
        Assert.DoesNotContain(opened.Token, kit.Test.Centre.Reader.ReadNow(db => db.Sessions.Single().TokenHash), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_number_a_wrong_password_a_locked_and_a_disabled_account_answer_alike_after_the_same_work()
    {
        await using var kit = await AccessKit.Open();
        var locked = await kit.Account("100001");
        var disabled = await kit.Account("100002");
        await kit.Account("100003");
        await kit.Accounts.Disable(disabled, Actor.System);
        for (var i = 0; i < kit.Book.Policy.Tries; i++)
        {
            await kit.SignIn.Begin("100001", "wrong", From, null);
        }

        // The first comparison in vain makes the hash that it compares with.
        await kit.SignIn.Begin("nobody", "wrong", From, null);
        var answers = new List<(Refusal, int)>();
        foreach (var (number, password) in new[] { ("999999", "x"), ("100003", "x"), ("100001", "x"), ("100001", AccessKit.Good), ("100002", AccessKit.Good), ("", "x"), (new string('9', 5_000), "x") })
        {
            var before = kit.Hasher.Compared;
            var refusal = (await kit.SignIn.Begin(number, password, From, null)).Refusal;
            answers.Add((refusal, kit.Hasher.Compared - before));
        }

        Assert.All(answers, answer => Assert.Equal((new Refusal("access.not-admitted"), 1), answer));
        Assert.NotNull(kit.Book.Account(locked)!.LockedUntil);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour_and_many_at_once_are_not_more()
    {
        await using var kit = await AccessKit.Open();
        var id = await kit.Account("100001");
        await kit.Grants.Give(GiveRole.In(id, Post.StationDesk, kit.Test.East.Id), Actor.System);
        var before = kit.Events("session.refused").Count;

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => kit.SignIn.Begin("100001", $"wrong {i}", From, null)));

        Assert.Equal(5, kit.Events("session.refused").Cast<SessionRefused>().Skip(before).Count(refused => refused.Fault == SignInFault.WrongPassword));
        Assert.False((await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).IsAccepted);
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).IsAccepted);
    }

    [Fact]
    public async Task Too_many_log_ins_that_wait_for_one_number_are_told_to_come_again()
    {
        await using var kit = await AccessKit.Open();
        using var held = new ManualResetEventSlim();
        kit.Hasher.Before = held.Wait;
        var tries = Enumerable.Range(0, 40).Select(i => kit.SignIn.Begin("100001", $"wrong {i}", From, null)).ToList();
        var busy = tries.Where(attempt => attempt.IsCompleted).ToList();

        held.Set();
        var answers = await Task.WhenAll(tries);

        Assert.Equal(24, busy.Count);
        Assert.Equal(24, answers.Count(answer => answer.Refusal == new Refusal("access.busy")));
        Assert.Equal(new("access.not-admitted"), (await kit.SignIn.Begin("100001", "wrong", From, null)).Refusal);
    }

    [Fact]
    public async Task Every_refusal_is_told_at_a_multiple_of_the_same_time_whether_the_store_was_written_or_not()
    {
        await using var kit = await AccessKit.Open();
        var every = TimeSpan.FromMilliseconds(400);
        await kit.Account("100001");
        for (var i = 0; i < 200; i++) await kit.SignIn.Begin($"unknown-{i}", "wrong", From, null);
        var written = kit.Events("session.refused").Count;
        var paced = kit.At(every);
        foreach (var number in new[] { "100001", "999999", "unknown-0", "" })
        {
            var began = TimeProvider.System.GetTimestamp();
            Assert.False((await paced.Begin(number, "wrong", From, null)).IsAccepted);
            Assert.True(TimeProvider.System.GetElapsedTime(began) > every - TimeSpan.FromMilliseconds(20), $"the refusal of {number} was told early");
        }

        Assert.InRange(written, 1, 120);
    }

    [Fact]
    public void What_an_attempt_took_and_what_it_waits_make_a_whole_multiple() =>
        Prop.ForAll(Gen.Choose(1, 2_000).Two().ToArbitrary(), both =>
        {
            var (every, took) = (TimeSpan.FromMilliseconds(both.Item1), TimeSpan.FromTicks(both.Item2 * 77_777L));

            var left = new RefusalPace(every, TimeProvider.System).Left(took);

            return (took + left).Ticks % every.Ticks == 0 && left >= TimeSpan.Zero && left < every;
        }).QuickCheckThrowOnFailure();
}
