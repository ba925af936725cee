using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Access;

public sealed class AccountTests
{
    private static readonly string[] EventKinds =
    [
        AccountCreated.Name, AccountChanged.Name, AccountDisabled.Name, AccountEnabled.Name, RoleGranted.Name, RoleRevoked.Name, SessionOpened.Name, SessionRefused.Name,
        SessionRoleChosen.Name, SessionClosed.Closed, SessionClosed.Revoked, DeviceEnrolled.Name, DeviceRevoked.Name, KeyIssued.Name, KeyRevoked.Name, GlassBroken.Name, GlassSeen.Name,
    ];

    [Fact]
    public async Task A_new_account_has_a_password_for_one_log_in_that_must_be_changed_before_anything_else()
    {
        await using var kit = await AccessKit.Open();
        var made = (await kit.Accounts.Create(new("100001", "李明", kit.Test.East.Id), Actor.System)).Value;
        await kit.Grants.Give(GiveRole.In(made.Account, Post.Supervisor, kit.Test.East.Id), Actor.System);
        var opened = (await kit.SignIn.Begin("100001", made.Password, null, null)).Value.Opened!;
        var caller = kit.Book.OfSession(opened.Token, null)!;

        Assert.True(caller.MustChange);
        Assert.Equal([Permission.ReadOwnAccount], caller.May);
        Assert.True((await kit.Own.ChangePassword(caller, made.Password, AccessKit.Good)).IsAccepted);
        Assert.True(kit.Book.Again(caller)!.Has(Permission.AnswerContests));
        kit.Test.Clock.Advance(kit.Book.Policy.PasswordAge);
        var later = (await kit.SignIn.Begin("100001", AccessKit.Good, null, null)).Value.Opened!;
        Assert.True(kit.Book.OfSession(later.Token, null)!.MustChange);
    }

    [Theory]
    [InlineData("Ab1-xyzqw", "password.too-short")]
    [InlineData("lantingxuhui", "password.too-plain")]
    [InlineData("Lan-12345-Ting", "password.run")]
    [InlineData("Aa1-Aa1-Aa1-", "password.run")]
    [InlineData("Q9-100001-wx", "password.tells-who")]
    [InlineData("Q9-WangWu-77", "password.tells-who")]
    [InlineData(AccessKit.Good, "password.used-before")]
    [InlineData("Shu-Sheng-8264", null)]
    public async Task What_a_password_has_to_be(string password, string? refusal)
    {
        await using var kit = await AccessKit.Open();
        var made = (await kit.Accounts.Create(new("100001", "wangwu", kit.Test.East.Id), Actor.System)).Value;
        await kit.Grants.Give(GiveRole.In(made.Account, Post.Supervisor, kit.Test.East.Id), Actor.System);
        var caller = kit.Book.OfSession((await kit.Sessions.Open(made.Account, SessionProof.Password, null, null)).Value.Token, null)!;
        Assert.True((await kit.Own.ChangePassword(caller, made.Password, AccessKit.Good)).IsAccepted);

        var answer = await kit.Own.ChangePassword(caller, AccessKit.Good, password);

        Assert.Equal(refusal, answer.IsAccepted ? null : answer.Refusal.Code);
    }

    [Fact]
    public async Task None_of_the_last_five_passwords_comes_again_and_older_ones_are_forgotten()
    {
        await using var kit = await AccessKit.Open();
        var (id, caller, _) = await kit.At(Post.Supervisor, kit.Test.East.Id, "100001");
        var current = AccessKit.Good;
        string[] next = ["Qian-Zi-Wen-11", "Qian-Zi-Wen-22", "Qian-Zi-Wen-33", "Qian-Zi-Wen-44", "Qian-Zi-Wen-55"];
        foreach (var password in next)
        {
            Assert.Equal("password.used-before", (await kit.Own.ChangePassword(caller, current, AccessKit.Good)).Refusal.Code);
            Assert.True((await kit.Own.ChangePassword(caller, current, password)).IsAccepted);
            current = password;
        }

        Assert.True((await kit.Own.ChangePassword(caller, current, AccessKit.Good)).IsAccepted);
        Assert.Equal(4, kit.Test.Centre.Reader.ReadNow(db => db.PastPasswords.Count(past => past.AccountId == id)));
    }

    [Fact]
    public async Task A_change_upon_a_row_that_somebody_else_has_changed_is_refused_and_writes_nothing()
    {
        await using var kit = await AccessKit.Open();
        var id = await kit.Account("100001");
        using var left = kit.Identity.Open();
        using var right = kit.Identity.Open();
        var (mine, theirs) = ((await AccountIdentity.Find(left, id))!, (await AccountIdentity.Find(right, id))!);
        theirs.Name = "theirs";
        right.For(new(Actor.System, AccountStep.Edited));
        Assert.Empty(await right.Save(theirs));
        var rows = kit.Test.Centre.Commit.Position;

        mine.Name = "mine";
        left.For(new(Actor.System, AccountStep.Edited));

        Assert.Equal("account.changed-meanwhile", Assert.Single(await left.Save(mine)).Code);
        Assert.Equal((rows, "theirs"), (kit.Test.Centre.Commit.Position, kit.Book.Account(id)!.Name));
        Assert.Equal("theirs", kit.Test.Centre.Reader.ReadNow(db => db.Accounts.Single().Name));
    }

    [Fact]
    public async Task The_journal_names_the_fields_that_changed_and_never_their_values()
    {
        await using var kit = await AccessKit.Open();
        var (id, caller, token) = await kit.At(Post.Supervisor, kit.Test.East.Id, "100001");
        var other = (await kit.Sessions.Open(id, SessionProof.Password, null, null)).Value.Token;
        Assert.True((await kit.Own.ChangePassword(caller, AccessKit.Good, "Shu-Sheng-8264")).IsAccepted);

        var change = kit.Events("account.changed").Cast<AccountChanged>().Last();
        Assert.Equal(AccountStep.PasswordChanged, change.Step);
        Assert.Equal(["PasswordHash"], change.Fields);
        Assert.Equal((true, false), (kit.Book.OfSession(token, null) is not null, kit.Book.OfSession(other, null) is not null));
        var rows = kit.Test.Centre.Reader.ReadNow(db => db.Changes.AsNoTracking().Where(row => row.Subject == Subject.Account).ToList());
        Assert.All(rows, row => Assert.DoesNotContain("hash of", row.Open, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("100001", row.Open, StringComparison.Ordinal));
        Assert.Equal((id.Value, "10.0.0.1"), (rows[^1].AccountId, rows[^1].Origin));
        Assert.True(kit.Test.Verify().IsValid);
    }

    [Fact]
    public async Task An_officer_has_one_account_with_the_officers_number()
    {
        await using var kit = await AccessKit.Open();
        var li = kit.Test.Li;
        var made = await kit.Accounts.Create(new(li.Number, "Li", kit.Test.East.Id), Actor.System);

        Assert.Equal(li.Id, kit.Book.Account(made.Value.Account)!.Person);
        Assert.Equal("account.exists", (await kit.Accounts.Create(new(li.Number, "Li", kit.Test.East.Id), Actor.System)).Refusal.Code);
        Assert.Equal("account.person-unknown", (await kit.Accounts.Create(new("777777", "Li", kit.Test.East.Id, li.Id), Actor.System)).Refusal.Code);
        Assert.Equal("account.number-form", (await kit.Accounts.Create(new("77 77", "Li", kit.Test.East.Id), Actor.System)).Refusal.Code);
        Assert.Equal("text.missing", (await kit.Accounts.Create(new(" ", "Li", kit.Test.East.Id), Actor.System)).Refusal.Code);
        Assert.Equal("access.not-allowed", (await kit.Accounts.Create(new("777777", "Li", kit.Test.East.Id), kit.Test.CentreDesk)).Refusal.Code);
    }

    [Fact]
    public async Task The_set_up_link_holds_for_a_day()
    {
        await using var kit = await AccessKit.Open();
        var token = kit.Setup.Begin()!;
        kit.Test.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.True(kit.Setup.Opens(token));
        kit.Test.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(kit.Setup.Opens(token));
        Assert.Equal("setup.gone", (await kit.Setup.Use(token, "100001", "first", AccessKit.Good, null)).Refusal.Code);
        Assert.Empty(kit.Book.Accounts);
    }

    [Fact]
    public async Task The_set_up_link_makes_the_first_security_administrator_once()
    {
        await using var kit = await AccessKit.Open();
        var old = kit.Setup.Begin()!;
        var token = kit.Setup.Begin()!;

        Assert.Equal("setup.gone", (await kit.Setup.Use(old, "100001", "first", AccessKit.Good, null)).Refusal.Code);
        Assert.Equal("password.too-short", (await kit.Setup.Use(token, "100001", "first", "short", null)).Refusal.Code);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => kit.Setup.Use(token, $"10000{i}", "first", AccessKit.Good, null)));

        var id = Assert.Single(both, outcome => outcome.IsAccepted).Value;
        Assert.Single(kit.Book.Accounts);
        Assert.False(kit.Setup.Opens(token));
        Assert.Null(kit.Setup.Begin());
        var opened = (await kit.SignIn.Begin(kit.Book.Account(id)!.Number, AccessKit.Good, null, null)).Value.Opened!;
        var caller = kit.Book.OfSession(opened.Token, null)!;
        Assert.Equal((Post.SecurityAdministrator, Scope.Everything), (caller.Post, caller.Acts));
        Assert.True((await kit.Accounts.Create(new("200000", "next", null), caller.Actor)).IsAccepted);
    }

    [Fact]
    public async Task Refused_log_ins_are_told_with_their_address_but_do_not_fill_the_journal()
    {
        await using var kit = await AccessKit.Open();
        for (var i = 0; i < 400; i++)
        {
            await kit.SignIn.Begin($"no-{i % 40}", "guess-of-a-password", "10.6.6.6", null);
        }

        var told = kit.Events("session.refused").Cast<SessionRefused>().ToList();
        Assert.InRange(told.Count, 40, 120);
        await kit.SignIn.Sweep();
        told = [.. kit.Events("session.refused").Cast<SessionRefused>()];

        Assert.Equal(400, told.Sum(refused => refused.Times));
        Assert.InRange(told.Count, 41, 125);
        var rows = kit.Test.Centre.Reader.ReadNow(db => db.Changes.AsNoTracking().Where(row => row.Kind == SessionRefused.Name).ToList());
        Assert.All(rows, row => Assert.Equal("10.6.6.6", row.Origin));
        Assert.All(rows, row => Assert.DoesNotContain("guess", row.Open, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_refusal_of_accounts_has_its_wording()
    {
        var codes = Repository.Sources("BasicControl.Core/Access/")
            .SelectMany(source => System.Text.RegularExpressions.Regex.Matches(source.Code, "\"((?:access|account|password|role|session|device|key|scope|setup)\\.[a-z-]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(match => match.Groups[1].Value).Distinct().Except(EventKinds).ToList();

        Assert.True(codes.Count > 35);
        Assert.All(codes, code => Assert.True(RefusalText.Knows(code, CultureInfo.GetCultureInfo("en")) && RefusalText.Knows(code, CultureInfo.GetCultureInfo("zh-CN")), code));
    }
}
