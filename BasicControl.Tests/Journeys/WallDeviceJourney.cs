using System.Net;
using System.Net.WebSockets;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>No byte that a screen on the wall receives tells of a person of the public, and nothing on it leads further.</summary>
public sealed class WallDeviceJourney(BrowserFixture browser, DemoServer demo)
{
    private const string Name = "欧阳测密";
    private const string Phone = "13987654321";
    private const string Identity = "11010519491231002X";
    private const string Plate = "闽D8F6K2";
    private const string Street = "绝密测试路";
    private const string Told = $"报警人{Name}，电话{Phone}，身份证{Identity}，车牌{Plate}，住{Street}7788号";

    private static readonly string[] Secrets = [Name, Phone, Identity, Plate, Street];

    [Fact]
    public async Task Nothing_that_a_screen_receives_holds_a_name_number_phone_plate_or_address_of_the_public()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var seed = new Seed(centre);
        await seed.Add("before");
        await using var watched = await browser.OpenAsync(server.BaseAddress, width: 1920, height: 1080, asStranger: true);
        var page = watched.Page;
        var received = new ReceivedBytes();
        received.Watch(page);

        await page.GotoAsync(Links.Screen);
        await received.SettleAsync();
        var code = await page.Locator("#screen-code").InnerTextAsync();
        var device = await server.App.Services.GetRequiredService<DeviceDesk>().Approve(code, "Masked hall", centre.Book.Cities.First().Id, Actor.System);
        Assert.True(device.IsAccepted, string.Join(' ', device.Refusals));
        var cookie = string.Join("; ", (await page.Context.CookiesAsync()).Select(one => $"{one.Name}={one.Value}"));
        using var hub = await JoinAsync(server.BaseAddress, cookie);
        using var enough = new CancellationTokenSource();
        var listening = received.ReadAsync("hub", hub, enough.Token);

        foreach (var (at, scene) in new[] { "overview", "disputes", "quality" }.Index())
        {
            await page.GotoAsync($"{Links.Wall}?scene={scene}&lang={(at == 1 ? "en" : "zh-CN")}");
            await WallCity.AliveAsync(page);
            await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
            var order = await seed.Add(scene);
            await Expect(page.Locator("[data-tile=ticker]")).ToContainTextAsync(order, new() { Timeout = 20_000 });
            Assert.Empty(await page.Locator("[data-tile] a[href]").EvaluateAllAsync<string[]>("links => links.map(link => link.outerHTML)"));
            await received.SettleAsync();
        }

        foreach (var address in new[] { Links.Orders, Links.Incidents, Links.Order(seed.LastOrder), Links.Incident(seed.LastIncident), Links.Officers, Links.Units, Links.Notes })
        {
            Assert.Equal(403, (await page.GotoAsync(address))!.Status);
            await Expect(page.Locator("#denied")).ToContainTextAsync("大屏设备");
            await received.SettleAsync();
        }

        using var program = server.CreateStranger();
        program.DefaultRequestHeaders.Add("Cookie", cookie);
        foreach (var address in new[] { ApiLinks.Figures, ApiLinks.Officers, ApiLinks.Scores, ApiLinks.Heat, ApiLinks.Incident("110", "WD-overview"), "/export/orders?format=csv", "/export/incidents?format=csv" })
        {
            using var answer = await program.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            received.Add(address, await answer.Content.ReadAsByteArrayAsync());
        }

        received.Add(ApiLinks.Wall, await program.GetByteArrayAsync(ApiLinks.Wall));
        await enough.CancelAsync();
        await listening;

        Assert.Empty(received.Missed);
        Assert.Empty(received.Find(Secrets));
        // What it did receive is found: orders that changed while it looked, in the hub's frames and in those of a circuit.
        var seen = received.Find(seed.Numbers);
        TestContext.Current.TestOutputHelper!.WriteLine($"{received.Length:N0} bytes, {received.Sockets} sockets; orders in {string.Join(", ", seen.Select(one => one.From).Distinct())}");
        Assert.Contains(seen, one => one.From == "hub");
        Assert.Contains(seen, one => one.From.StartsWith("socket", StringComparison.Ordinal) && one.From.Contains("_blazor", StringComparison.Ordinal));
        Assert.True(received.Sockets >= 3, "each scene has a circuit");
    }

    [Fact]
    public async Task The_same_search_finds_all_of_it_in_what_a_person_receives_who_asked_to_see_it()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var seed = new Seed(centre);
        await seed.Add("person");
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        var page = watched.Page;
        await page.TakeAsync(server.BaseAddress, new Actor(null, Post.CentreDesk, centre.Book.Cities.First().Id, "desk"));
        // Chromium may call an answer aborted that the page has read to its end, and forgets its body then: a second reader keeps it.
        await page.AddInitScriptAsync("const ask = window.fetch; window.fetch = async (...wish) => { const answer = await ask(...wish); answer.clone().arrayBuffer(); return answer; };");
        var (masked, clear) = (new ReceivedBytes(), new ReceivedBytes());
        masked.Watch(page);
        await page.GotoAsync(Links.Incident(seed.LastIncident));
        await masked.SettleAsync();
        await page.GotoAsync(Links.Order(seed.LastOrder));
        await masked.SettleAsync();
        Assert.DoesNotContain(masked.Find(Secrets), found => found.Word is Phone or Identity or Plate);
        clear.Watch(page);

        await page.Locator("details[data-action=clear] summary").ClickAsync();
        await page.Locator("#clear-reason").FillAsync("masking test");
        // The text stands on the page before the answer that holds it has ended.
        await page.RunAndWaitForRequestFinishedAsync(() => page.Locator("details[data-action=clear] form button").ClickAsync(), new() { Predicate = request => request.Method == "POST" });
        await Expect(page.Locator("#shown-clear")).ToBeVisibleAsync();
        await clear.SettleAsync();

        Assert.Equal(Secrets, clear.Find(Secrets).Select(found => found.Word).Distinct());
    }

    private static async Task<ClientWebSocket> JoinAsync(Uri server, string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new UriBuilder(new Uri(server, ApiLinks.WallHub)) { Scheme = "ws" }.Uri, CancellationToken.None);
        await SendAsync("""{"protocol":"json","version":1}""");
        await SendAsync("""{"type":1,"target":"Join","arguments":[null]}""");
        return socket;

        Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    /// <summary>Incidents, orders, steps and notes that tell of one person in every text that they have.</summary>
    private sealed class Seed(Centre centre)
    {
        private readonly Unit _station = centre.Book.Units.Where(unit => unit.Kind == UnitKind.Station).OrderBy(unit => unit.Id.Value).First();
        private readonly Unit _city = centre.Book.Cities.First();

        public WorkOrderId LastOrder { get; private set; }

        public IncidentId LastIncident { get; private set; }

        /// <summary>Of the orders that were added, the first to the last.</summary>
        public List<string> Numbers { get; } = [];

        /// <returns>The number of the order that moved.</returns>
        public async Task<string> Add(string mark)
        {
            var now = centre.Clock.GetUtcNow().UtcDateTime;
            var receipt = (await centre.Inbox.Submit(Scope.Everything, [new SourceRecord
            {
                Source = "110",
                Number = $"WD-{mark}",
                At = now.AddSeconds(-5),
                Type = "邻里纠纷",
                Unit = _station.Code,
                Level = Level.Red,
                Address = $"{Street}7788号",
                Text = Told,
                Latitude = _station.Latitude,
                Longitude = _station.Longitude,
            }]))[0];
            Assert.Empty(receipt.Refusals);
            LastIncident = new(receipt.Id);
            var desk = new Actor(null, Post.CentreDesk, _city.Id, "desk");
            var officer = UnitQueries.People(Scope.Everything, centre.Book, _station.Id, now).First(person => person.Kind == PersonKind.Officer);
            var hand = new Actor(officer.Id, Post.Officer, _station.Id, officer.Name);
            LastOrder = (await centre.Orders.Open(
                new OpenOrder(_city.Id, OrderKind.Directive, Level.Red, "邻里纠纷", $"回访{Name}{Phone}")
                {
                    Measures = Told,
                    Responsible = _station.Id,
                    Address = $"{Street}7788号",
                    Incident = LastIncident,
                },
                desk)).Value;
            Numbers.Add(centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == LastOrder).Number));
            var version = 1;
            version = (await centre.Dispatch.Dispatch(LastOrder, version, _station.Id, desk)).Value;
            version = (await centre.Handling.SignFor(LastOrder, version, officer.Id, hand)).Value;
            version = (await centre.Handling.Step(LastOrder, version, Told, hand)).Value;
            version = (await centre.Handling.Feedback(LastOrder, version, Told, hand)).Value;
            Assert.True((await centre.Handling.ReportBack(LastOrder, version, Told, hand, Settlement.Agreement)).IsAccepted);
            Assert.True((await centre.Notes.Leave(new(NoteAbout.Order, LastOrder.Value, Told), desk)).IsAccepted);
            Assert.True((await centre.Notes.Leave(new(NoteAbout.Unit, _station.Id.Value, Told), desk)).IsAccepted);
            return Numbers[^1];
        }
    }
}
