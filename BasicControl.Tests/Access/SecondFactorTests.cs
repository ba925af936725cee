using System.Globalization;
using System.Security.Cryptography;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Access;

public sealed class SecondFactorTests
{
    private const string From = "10.0.0.9";

    [Fact]
    public async Task With_a_second_factor_the_password_gives_a_ticket_and_the_code_a_session_once()
    {
        await using var kit = await AccessKit.Open();
        var (_, key, _) = await With(kit);

        var begun = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value;
        Assert.Null(begun.Opened);
        var code = Totp(key);
        var opened = (await kit.SignIn.Finish(begun.Ticket!, code, From, null)).Value;

        Assert.Equal(SessionProof.PasswordAndCode, opened.Session.Proof);
        Assert.NotNull(kit.Book.OfSession(opened.Token, From));
        Assert.Equal("access.ticket-gone", (await kit.SignIn.Finish(begun.Ticket!, code, From, null)).Refusal.Code);

        // The same code with a fresh ticket: somebody has looked over a shoulder.
        var again = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value;
        Assert.Equal("access.code-wrong", (await kit.SignIn.Finish(again.Ticket!, code, From, null)).Refusal.Code);
    }

    [Fact]
    public async Task A_recovery_code_opens_one_session_and_is_used_up()
    {
        await using var kit = await AccessKit.Open();
        var (id, _, codes) = await With(kit);
        Assert.Equal(10, codes.Count);

        var first = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value;
        Assert.True((await kit.SignIn.Finish(first.Ticket!, codes[3].ToLowerInvariant(), From, null)).IsAccepted);
        var second = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value;
        Assert.Equal("access.code-wrong", (await kit.SignIn.Finish(second.Ticket!, codes[3], From, null)).Refusal.Code);
        Assert.True((await kit.SignIn.Finish(second.Ticket!, codes[4], From, null)).IsAccepted);

        Assert.Equal(8, await kit.Own.CodesLeft(id));
        Assert.Equal(2, kit.Events("account.changed").Cast<AccountChanged>().Count(change => change.Step == AccountStep.RecoveryCodeUsed));
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_a_ticket_runs_out()
    {
        await using var kit = await AccessKit.Open();
        var (_, key, _) = await With(kit);
        var ticket = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value.Ticket!;
        for (var i = 0; i < kit.Book.Policy.Tries; i++)
        {
            Assert.Equal("access.code-wrong", (await kit.SignIn.Finish(ticket, "abcde-fghij", From, null)).Refusal.Code);
        }

        Assert.Equal("access.ticket-gone", (await kit.SignIn.Finish(ticket, Totp(key), From, null)).Refusal.Code);
        Assert.Equal("access.not-admitted", (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Refusal.Code);

        kit.Test.Clock.Advance(TimeSpan.FromMinutes(20));
        ticket = (await kit.SignIn.Begin("100001", AccessKit.Good, From, null)).Value.Ticket!;
        kit.Test.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("access.ticket-gone", (await kit.SignIn.Finish(ticket, Totp(key), From, null)).Refusal.Code);
    }

    [Fact]
    public async Task Neither_the_key_nor_a_recovery_code_stands_in_the_store_and_the_journal_names_fields_only()
    {
        await using var kit = await AccessKit.Open();
        var (_, key, codes) = await With(kit);

        var values = kit.Test.Centre.Reader.ReadNow(db => db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<long>>().AsNoTracking().Select(token => token.Value!).ToList());
        Assert.Equal(2, values.Count);
        Assert.All(values, value => Assert.DoesNotContain(key, value, StringComparison.Ordinal));
        var turned = values.Select(value => new string([.. value.Reverse()])).ToList();
        Assert.All(codes, code => Assert.DoesNotContain(turned, value => value.Contains(code, StringComparison.OrdinalIgnoreCase)));

        var change = Assert.Single(kit.Events("account.changed").Cast<AccountChanged>(), change => change.Step == AccountStep.SecondFactorOn);
        Assert.Equal(["RecoveryCodes", "TwoFactorEnabled"], change.Fields);
    }

    [Fact]
    public async Task Taking_the_second_factor_off_asks_for_the_password_and_an_administrator_may_for_others()
    {
        await using var kit = await AccessKit.Open();
        var (id, _, _) = await With(kit);
        var caller = await Enter(kit, id);

        Assert.Equal("password.wrong", (await kit.Own.TurnOffSecondFactor(caller, "wrong")).Refusal.Code);
        Assert.True(kit.Book.Account(id)!.HasSecondFactor);
        Assert.True((await kit.Accounts.ForgetSecondFactor(id, Actor.System)).IsAccepted);

        Assert.False(kit.Book.Account(id)!.HasSecondFactor);
        Assert.Null(kit.Book.Again(caller));
    }

    private static async Task<Caller> Enter(AccessKit kit, AccountId id) =>
        kit.Book.OfSession((await kit.Sessions.Open(id, SessionProof.Password, null, From)).Value.Token, From)!;

    private static async Task<(AccountId Id, string Key, IReadOnlyList<string> Codes)> With(AccessKit kit)
    {
        var (id, caller, _) = await kit.At(Post.StationDesk, kit.Test.East.Id, "100001");
        var key = (await kit.Own.BeginSecondFactor(caller, AccessKit.Good)).Value.Key;
        Assert.Equal("access.code-wrong", (await kit.Own.ConfirmSecondFactor(caller, "12")).Refusal.Code);
        Assert.False(kit.Book.Account(id)!.HasSecondFactor);
        return (id, key, (await kit.Own.ConfirmSecondFactor(caller, Totp(key))).Value);
    }

    /// <summary>RFC 6238 with SHA-1 and 30 seconds, at the true time as an app does.</summary>
    internal static string Totp(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // what authenticator apps do
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
