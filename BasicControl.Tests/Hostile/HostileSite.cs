using System.Net.Http.Json;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasicControl.Tests.Hostile;

/// <summary>One server with a city at work and a session in every role, for everything that is thrown at it.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    /// <summary>The password of every account here.</summary>
    public const string Password = "Quiet-harbour-71-lanterns";

    /// <summary>What a caller told of themselves, in a record that was taken and in one that was not.</summary>
    private static readonly string[] Reporter = ["欧阳锦程", "13987650123", "云锦路4417弄9号602室"];

    private readonly LogLines _log = new();
    private string[] _personal = [];
    private readonly Dictionary<Post, string> _tokens = [];
    private HttpClient _client = null!;

    public RunningServer Server { get; private set; } = null!;

    internal IServiceProvider Services => Server.App.Services;

    internal Centre Centre => Services.GetRequiredService<Centre>();

    /// <summary>The station whose desk and officer hold a session, and another one of the same city.</summary>
    internal Unit Mine { get; private set; } = null!;

    internal Unit Other { get; private set; } = null!;

    /// <summary>What nobody may ever read in a log or an answer: passwords, tokens of sessions and keys.</summary>
    internal IEnumerable<string> Secrets => [Password, Server.Key, .. _tokens.Values];

    public async ValueTask InitializeAsync()
    {
        using (var folder = new TempFolder())
        {
            await ProgramUnderTest.RunAsync("sample", "--preset", "small", "--seed", "7", "--db", folder.Database);
            Server = await RunningServer.StartAsync(
                new ServeOptions
                {
                    Settings = new Dictionary<string, string?>
                    {
                        ["Api:PageRequestsPerSecond"] = "1000000",
                        ["Api:RequestsPerSecond"] = "1000000",
                        ["Api:RequestsPerSecondPerKey"] = "1000000",
                        ["Access:RefusedAfterMilliseconds"] = "300",
                        ["Access:EntriesPerMinute"] = "1000000",
                        ["Access:AdministratorsNeedSecondFactor"] = "false",
                    },
                },
                folder.Database);
        }

        Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        var counts = Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.ClosedAt == null).GroupBy(order => order.UnitId).Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(row => row.Count).ToList());
        var stations = counts.Select(row => Centre.Book.Unit(row.Key)).Where(unit => unit.Kind == UnitKind.Station).ToList();
        (Mine, Other) = (stations[0], stations[1]);
        await LetInAsync();
        await ReportAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>The cookie header of somebody in a role, sealed as the server seals it.</summary>
    internal string CookieOf(Post role) => $"{Proof.CookieOf(Proof.Session)}={Server.CookieOf(Proof.Session, _tokens[role])}";

    /// <summary>A role that may do one of what is asked for.</summary>
    internal Post RoleWith(IReadOnlyList<Permission> anyOf) => _tokens.Keys.First(role => anyOf.Any(may => PermissionTable.Allows(role, may)));

    /// <summary>Sends what is given, word for word, and reads the answer to its end.</summary>
    internal async Task<Reply> AskAsync(HttpMethod method, string address, string? cookie = null, HttpContent? content = null, Action<HttpRequestMessage>? with = null)
    {
        var raw = new Uri(Server.BaseAddress.ToString().TrimEnd('/') + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, raw) { Content = content };
        if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
        with?.Invoke(request);
        try
        {
            return await SendAsync(request, address);
        }
        catch (HttpRequestException fault)
        {
            return new($"{method} {address}", 599, "", $"broken off: {fault.Message}", null, []);
        }
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request, string address)
    {
        using var answer = await _client.SendAsync(request);
        return new(
            $"{request.Method} {address}", (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync(),
            answer.Headers.Location?.OriginalString,
            answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value))).ToList());
    }

    internal Task<Reply> GetAsync(string address, string? cookie = null) => AskAsync(HttpMethod.Get, address, cookie);

    /// <summary>The rows of every table; of the journal without those that a read or a refused log-in leaves, and without what the schedule of briefings does by itself.</summary>
    internal IReadOnlyList<string> Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Server.DatabaseFile};Mode=ReadOnly;Pooling=False");
        connection.Open();
        List<string> tables = [];
        using (var names = connection.CreateCommand())
        {
            names.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'briefing%'";
            using var rows = names.ExecuteReader();
            while (rows.Read()) tables.Add(rows.GetString(0));
        }

        return [.. tables.Order(StringComparer.Ordinal).Select(table =>
        {
            using var count = connection.CreateCommand();
#pragma warning disable CA2100 // the name comes from the store itself
            count.CommandText = table == "changes" ? "SELECT count(*) FROM changes WHERE kind NOT LIKE 'read.%' AND kind NOT LIKE 'briefing.%' AND kind <> 'session.refused'" : $"SELECT count(*) FROM \"{table}\"";
#pragma warning restore CA2100
            return $"{table} {count.ExecuteScalar()}";
        })];
    }

    /// <summary>Says how many inputs were tried and that none got in, and that the log told of no fault, no secret and nobody of the public meanwhile.</summary>
    internal void Verdict(IReadOnlyCollection<string> wrong, int tried, int atLeast)
    {
        var log = _log.Take();
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} hostile inputs tried, {wrong.Count} got in or broke something");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(tried >= atLeast, $"only {tried} inputs were tried");
        Assert.DoesNotContain(log, line => Secrets.Concat(_personal).Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.Empty(log.Where(line => line.StartsWith(nameof(LogLevel.Error), StringComparison.Ordinal) || line.StartsWith(nameof(LogLevel.Critical), StringComparison.Ordinal)).Take(3));
    }

    private async Task LetInAsync()
    {
        var city = Mine.CityId;
        var setup = Services.GetRequiredService<SetupLink>();
        var first = (await setup.Use(setup.Begin()!, "900001", "First", Password, null)).Value;
        var officer = Centre.Book.People.First(person => Centre.Book.UnitOf(person.Id, TimeProvider.System.GetUtcNow().UtcDateTime) == Mine.Id);
        await TakeAsync(first, Post.SecurityAdministrator, null);
        await TakeAsync(first, Post.CentreDesk, GiveRole.In(first, Post.CentreDesk, city));
        await TakeAsync(first, Post.StationDesk, GiveRole.In(first, Post.StationDesk, Mine.Id));
        foreach (var (number, role, unit, person) in new[] { ("900002", Post.Auditor, city, null), ("900003", Post.SystemAdministrator, city, null), (officer.Number, Post.Officer, Mine.Id, (PersonId?)officer.Id) })
        {
            var made = (await Services.GetRequiredService<AccountDesk>().Create(new(number, $"Person {number}", unit, person), Actor.System)).Value.Account;
            using var manager = Services.GetRequiredService<AccountIdentity>().Open();
            manager.For(new(Actor.System, AccountStep.PasswordChanged));
            Assert.Empty(await manager.SetPassword((await AccountIdentity.Find(manager, made))!, Password, mustChange: false, TimeProvider.System.GetUtcNow().UtcDateTime));
            await TakeAsync(made, role, GiveRole.In(made, role, unit));
        }
    }

    /// <summary>Brings a caller's name, number and address in, and keeps what else the city's records hold of the public.</summary>
    private async Task ReportAsync()
    {
        using var client = Server.CreateClient();
        var (source, at) = (Centre.Book.Sources.First().Key, TimeProvider.System.GetUtcNow().AddHours(-1));
        var record = new { source, number = "told-1", at, text = $"报警人{Reporter[0]}，电话{Reporter[1]}", address = Reporter[2] };
        Assert.True((await client.PostAsJsonAsync(ApiLinks.Incidents, record)).IsSuccessStatusCode);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, (await client.PostAsJsonAsync(ApiLinks.Incidents, record with { number = "told-2", at = at.AddYears(400) })).StatusCode);
        _personal = [.. Reporter, .. Centre.Reader.ReadNow(db => db.Incidents.Take(500).ToList()).SelectMany(row => new[] { row.Address, row.Text }).OfType<string>().Where(text => text.Length > 6).Distinct()];
    }

    private async Task TakeAsync(AccountId account, Post role, GiveRole? given)
    {
        if (given is not null) Assert.True((await Services.GetRequiredService<GrantDesk>().Give(given, Actor.System)).IsAccepted);
        var sessions = Services.GetRequiredService<SessionDesk>();
        var opened = (await sessions.Open(account, SessionProof.Password, null, null)).Value;
        var grant = Centre.Access.GrantsOf(account).Single(one => one.Role == role);
        Assert.True((await sessions.TakeRole(opened.Session.Id, grant.Id, new(null, Post.System, null, "") { Account = account })).IsAccepted);
        _tokens[role] = opened.Token;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];

        /// <summary>The lines since they were taken last.</summary>
        public List<string> Take()
        {
            lock (_gate)
            {
                List<string> lines = [.. _lines];
                _lines.Clear();
                return lines;
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_gate)
            {
                _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

/// <summary>All classes that share the site run one after the other, so that each can say what the store holds.</summary>
[CollectionDefinition(nameof(HostileSite))]
public sealed class HostileSiteCollection : ICollectionFixture<HostileSite>;
