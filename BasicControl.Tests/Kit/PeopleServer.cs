using System.Globalization;
using System.Net;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Kit;

/// <summary>A server outside of a demonstration, at a clock that a test moves, with a city of two stations and the people that a test lets in.</summary>
public sealed class PeopleServer : IAsyncLifetime
{
    public const string Password = "Long-enough-4-a-test";

    private int _people;

    public RunningServer Server { get; private set; } = null!;

    public Unit City { get; private set; } = null!;

    public Unit East { get; private set; } = null!;

    public Unit West { get; private set; } = null!;

    /// <summary>Another city.</summary>
    public Unit Next { get; private set; } = null!;

    internal ManualClock Clock { get; } = new();

    public T Get<T>()
        where T : notnull => Server.App.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.StartAsync(new ServeOptions { Clock = Clock });
        var centre = Get<Centre>();
        await centre.Commit.Batch(session =>
        {
            City = centre.Organisation.City(session, "测试市局", "Asia/Shanghai", "990100000000", "Test City");
            East = Station(session, centre, "990101010000", "城东所");
            West = Station(session, centre, "990101020000", "城西所");
            Next = centre.Organisation.City(session, "邻市局", "Asia/Shanghai", "990200000000", "Next City");
            return 0;
        });
    }

    /// <summary>Makes an account in a role.</summary>
    /// <param name="isReady">Whether its first password is changed already.</param>
    public async Task<AccountId> AccountAsync(Post role, UnitId unit, bool isReady = true)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _people):000000}");
        var made = (await Get<AccountDesk>().Create(new(number, $"person {number}", unit), Actor.System)).Value;
        Assert.True((await Get<GrantDesk>().Give(GiveRole.In(made.Account, role, unit), Actor.System)).IsAccepted);
        if (!isReady) return made.Account;
        var caller = Get<AccessBook>().OfSession(await SessionAsync(made.Account), null)!;
        Assert.True((await Get<OwnAccount>().ChangePassword(caller, made.Password, Password)).IsAccepted);
        return made.Account;
    }

    /// <returns>The token of a new session.</returns>
    public async Task<string> SessionAsync(AccountId account) => (await Get<SessionDesk>().Open(account, SessionProof.Password, "test", null)).Value.Token;

    /// <summary>A browser without scripts in which somebody has logged in; it follows no redirect.</summary>
    public HttpClient Browser(string token)
    {
        var cookies = new CookieContainer();
        cookies.Add(Server.BaseAddress, new Cookie(Proof.CookieOf(Proof.Session), Server.CookieOf(Proof.Session, token)));
        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Server.BaseAddress };
    }

    /// <summary>Somebody in a role, logged in.</summary>
    public async Task<HttpClient> BrowserOfAsync(Post role, UnitId unit, bool isReady = true) => Browser(await SessionAsync(await AccountAsync(role, unit, isReady)));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Unit Station(WriteSession session, Centre centre, string code, string name) => centre.Organisation.Unit(
        session, new Unit { Id = new(session.NextId("units")), CityId = City.Id, Kind = UnitKind.Station, Code = code, Name = name }, City.Id);
}
