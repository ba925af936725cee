using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using Microsoft.AspNetCore.Identity;

namespace BasicControl.Tests.Access;

/// <summary>The desks of accounts over a centre of its own, with a quick password hash that counts its work.</summary>
internal sealed class AccessKit : IAsyncDisposable
{
    public const string Good = "Lan-Ting-7391";

    private PasswordProof _proof = null!;

    public AccessKit(TestCentre test)
    {
        Test = test;
        Take();
    }

    public TestCentre Test { get; }

    public CountingHasher Hasher { get; } = new();

    public AccessBook Book => Test.Centre.Access;

    public AccountIdentity Identity { get; private set; } = null!;

    public SessionDesk Sessions { get; private set; } = null!;

    public GrantDesk Grants { get; private set; } = null!;

    public DeviceDesk Devices { get; private set; } = null!;

    public KeyDesk Keys { get; private set; } = null!;

    public BreakGlassDesk Glasses { get; private set; } = null!;

    public AccountDesk Accounts { get; private set; } = null!;

    public OwnAccount Own { get; private set; } = null!;

    public SignIn SignIn { get; private set; } = null!;

    public SetupLink Setup { get; private set; } = null!;

    public static async Task<AccessKit> Open() => new(await TestCentre.Open());

    public async Task Restart()
    {
        await Test.Restart();
        Take();
    }

    /// <summary>An account with the password <see cref="Good"/> that need not be changed.</summary>
    public async Task<AccountId> Account(string number, UnitId? unit = null)
    {
        var made = (await Accounts.Create(new(number, $"officer of {number}", unit ?? Test.City.Id), Actor.System)).Value;
        using var manager = Identity.Open();
        var user = (await AccountIdentity.Find(manager, made.Account))!;
        manager.For(new(Actor.System, AccountStep.PasswordChanged));
        Assert.Empty(await manager.SetPassword(user, Good, mustChange: false, Test.Clock.Now));
        return made.Account;
    }

    /// <summary>An account in a role, at work.</summary>
    public async Task<(AccountId Id, Caller Caller, string Token)> At(Post role, UnitId unit, string number)
    {
        var id = await Account(number, unit);
        Assert.True((await Grants.Give(GiveRole.In(id, role, unit), Actor.System)).IsAccepted);
        var opened = (await Sessions.Open(id, SessionProof.Password, "test", "10.0.0.1")).Value;
        return (id, Book.OfSession(opened.Token, "10.0.0.1")!, opened.Token);
    }

    /// <summary>A log-in that refuses at multiples of a time.</summary>
    public SignIn At(TimeSpan pace) => new(Identity, Sessions, _proof, Test.Centre.Commit, Book, Test.Clock, new(pace, TimeProvider.System));

    public List<IChangeEvent> Events(string kind) => Test.Centre.Reader.ReadNow(db => db.Changes
        .Where(row => row.Kind == kind).OrderBy(row => row.Position).ToList()
        .ConvertAll(row => Core.Centre.Events.Read(row.Kind, row.Open)));

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private void Take()
    {
        var centre = Test.Centre;
        Identity = new(Test.Store, centre.Commit, Book, new OpenBox(), Hasher, Test.Clock);
        _proof = new PasswordProof(centre.Commit, Book);
        Sessions = new(centre.Commit, centre.Book, Book);
        Grants = new(centre.Commit, centre.Book, Book);
        Devices = new(centre.Commit, centre.Book, Book, Test.Clock);
        Keys = new(centre.Commit, centre.Book, Book);
        Glasses = new(centre.Commit, centre.Book, Book);
        Accounts = new(centre.Commit, centre.Book, Book, Identity);
        Own = new(Identity, _proof, Book);
        SignIn = At(TimeSpan.Zero);
        Setup = new(Identity, Book, Grants);
    }

    /// <summary>Turns the text round, so that a secret in the store is not the secret.</summary>
    private sealed class OpenBox : ISecretBox
    {
        public string Close(string secret) => new([.. secret.Reverse()]);

        public string Open(string closed) => new([.. closed.Reverse()]);
    }
}

/// <summary>A hash that is quick and counts how often it was asked.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private int _compared;

    /// <summary>Called before each comparison.</summary>
    public Action Before { get; set; } = () => { };

    public int Compared => Volatile.Read(ref _compared);

    public string HashPassword(Account user, string password) => $"hash of {string.Concat(password.Reverse())}";

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Before();
        Interlocked.Increment(ref _compared);
        return hashedPassword == HashPassword(user, providedPassword) ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}
