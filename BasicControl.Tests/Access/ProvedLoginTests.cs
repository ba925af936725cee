using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Tests.Access;

/// <summary>What the bureau's identity service proves, and what it does not.</summary>
public sealed class ProvedLoginTests
{
    private const string From = "10.0.0.9";
    private const string Number = "100001";

    private static readonly ProvedLogin Login = new("https://id.example.org", "subject-1", Number);

    [Fact]
    public async Task An_account_with_a_second_factor_gives_its_code_after_the_identity_service_too()
    {
        await using var kit = await AccessKit.Open();
        var key = await WithFactor(kit, Post.StationDesk);

        var begun = (await kit.SignIn.ByLogin(Login, From, null)).Value;

        Assert.Null(begun.Opened);
        Assert.Equal("access.code-wrong", (await kit.SignIn.Finish(begun.Ticket!, "000000x", From, null)).Refusal.Code);
        var opened = (await kit.SignIn.Finish(begun.Ticket!, SecondFactorTests.Totp(key), From, null)).Value;
        Assert.Equal(SessionProof.OpenIdAndCode, opened.Session.Proof);
    }

    [Fact]
    public async Task A_second_factor_that_the_service_has_asked_for_stands_for_the_code()
    {
        await using var kit = await AccessKit.Open();
        await WithFactor(kit, Post.StationDesk);

        var begun = (await kit.SignIn.ByLogin(Login with { HasSecondFactor = true }, From, null)).Value;

        Assert.Equal(SessionProof.OpenId, begun.Opened!.Session.Proof);
    }

    [Fact]
    public async Task A_locked_account_is_refused_to_the_identity_service_as_well()
    {
        await using var kit = await AccessKit.Open();
        await kit.At(Post.StationDesk, kit.Test.East.Id, Number);
        Assert.NotNull((await kit.SignIn.ByLogin(Login, From, null)).Value.Opened);
        for (var i = 0; i < kit.Book.Policy.Tries; i++) await kit.SignIn.Begin(Number, "wrong", From, null);

        Assert.Equal(new Refusal("access.not-admitted"), (await kit.SignIn.ByLogin(Login, From, null)).Refusal);
        kit.Test.Clock.Advance(kit.Book.Policy.LockedFor);
        Assert.NotNull((await kit.SignIn.ByLogin(Login, From, null)).Value.Opened);
    }

    [Theory]
    [InlineData(Post.Auditor)]
    [InlineData(Post.SecurityAdministrator)]
    [InlineData(Post.SystemAdministrator)]
    public async Task An_administrators_account_is_not_linked_by_what_the_service_says_of_a_number(Post role)
    {
        await using var kit = await AccessKit.Open();
        await kit.At(role, kit.Test.City.Id, Number);

        Assert.Equal("access.login-unknown", (await kit.SignIn.ByLogin(Login with { HasSecondFactor = true }, From, null)).Refusal.Code);
        Assert.DoesNotContain(kit.Events("account.changed").Cast<AccountChanged>(), change => change.Step == AccountStep.LoginLinked);
    }

    private static async Task<string> WithFactor(AccessKit kit, Post role)
    {
        var (_, caller, _) = await kit.At(role, kit.Test.East.Id, Number);
        var key = (await kit.Own.BeginSecondFactor(caller, AccessKit.Good)).Value.Key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        Assert.True((await kit.Own.ConfirmSecondFactor(caller, SecondFactorTests.Totp(key))).IsAccepted);
        return key;
    }
}
