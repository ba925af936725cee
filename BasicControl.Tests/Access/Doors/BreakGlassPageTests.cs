using System.Globalization;
using System.Net;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.AspNetCore.SignalR.Client;

namespace BasicControl.Tests.Access.Doors;

/// <summary>Access out of scope through the pages, from the page that is not there to its end.</summary>
public sealed class BreakGlassPageTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private const string Reason = "两所辖区交界纠纷，需核对往次处置";

    [Fact]
    public async Task A_unit_out_of_scope_is_read_for_the_time_asked_for_and_not_a_moment_longer()
    {
        using var east = await people.BrowserOfAsync(Post.Supervisor, people.East.Id);
        using var west = await people.BrowserOfAsync(Post.Supervisor, people.West.Id);
        var unit = Links.Unit(people.West.Id);

        foreach (var told in people.Get<AccessBook>().BreakGlasses.Where(glass => glass.SeenAt is null).ToList())
        {
            using var known = await west.SendAsync(Links.BreakGlass, $"see-{told.Id}", ("Input.Id", told.Id.ToString(CultureInfo.InvariantCulture)));
        }

        using var before = await east.GetAsync(unit);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains($"href=\"{Links.BreakGlass}\"", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("glass-notice", await west.GetStringAsync(Links.Home), StringComparison.Ordinal);

        using var opened = await Ask(east, people.West.Id.Value, Reason, people.Clock.Now.AddMinutes(20));
        Assert.Equal((HttpStatusCode.Redirect, Links.BreakGlass), (opened.StatusCode, new Uri(people.Server.BaseAddress, opened.Headers.Location!).AbsolutePath));
        var glass = people.Get<AccessBook>().BreakGlasses.Last();
        Assert.Contains($"data-glass=\"{glass.Id}\"", await east.GetStringAsync(Links.BreakGlass), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(east, unit));

        Assert.Contains("glass-notice", await west.GetStringAsync(Links.Home), StringComparison.Ordinal);
        Assert.Contains(Reason, await west.GetStringAsync(Links.BreakGlass), StringComparison.Ordinal);
        using var seen = await west.SendAsync(Links.BreakGlass, $"see-{glass.Id}", ("Input.Id", glass.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.NotNull(people.Get<AccessBook>().BreakGlasses.Last().SeenBy);
        Assert.DoesNotContain("glass-notice", await west.GetStringAsync(Links.Home), StringComparison.Ordinal);

        people.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(east, unit));
        people.Clock.Advance(glass.Until - people.Clock.Now);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(east, unit));
        Assert.DoesNotContain("id=\"glass-own\"", await east.GetStringAsync(Links.BreakGlass), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_was_open_with_it_is_cut_within_seconds_of_its_end()
    {
        var token = await people.SessionAsync(await people.AccountAsync(Post.Supervisor, people.East.Id));
        using var east = people.Browser(token);
        using var opened = await Ask(east, people.West.Id.Value, Reason, people.Clock.Now.AddMinutes(10));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        await using var hub = HubClient.To(people.Server.BaseAddress, ApiLinks.WallHub, cookie: $"{Proof.CookieOf(Proof.Session)}={people.Server.CookieOf(Proof.Session, token)}");
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        people.Clock.Advance(TimeSpan.FromMinutes(9));
        await Task.Delay(1_200);
        Assert.False(closed.Task.IsCompleted);

        people.Clock.Advance(TimeSpan.FromMinutes(1));

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(east, Links.Home));
    }

    [Fact]
    public async Task The_page_offers_what_is_out_of_scope_and_says_at_each_field_what_is_wrong()
    {
        using var east = await people.BrowserOfAsync(Post.Supervisor, people.East.Id);
        var (now, west) = (people.Clock.Now, people.West.Id.Value);
        var page = await east.GetStringAsync(Links.BreakGlass);

        Assert.Contains($"<option value=\"{west}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"<option value=\"{people.East.Id.Value}\"", page, StringComparison.Ordinal);
        var count = people.Get<AccessBook>().BreakGlasses.Count();
        await Refused(west, "oh", now.AddHours(1), "scope.reason", "glass-reason");
        await Refused(west, Reason, now.AddHours(9), "scope.until", "glass-until");
        await Refused(west, Reason, now, "scope.until", "glass-until");
        await Refused(people.East.Id.Value, Reason, now.AddHours(1), "scope.has-it", "glass-unit");
        await Refused(9_999, Reason, now.AddHours(1), "unit.unknown", "glass-unit");
        using var unreadable = await east.SendAsync(Links.BreakGlass, "open", ("Input.Unit", west.ToString(CultureInfo.InvariantCulture)), ("Input.Reason", Reason), ("Input.Until", "soon"));
        Assert.Contains("data-code=\"scope.until\"", await unreadable.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(count, people.Get<AccessBook>().BreakGlasses.Count());

        async Task Refused(long unit, string reason, DateTime until, string code, string field)
        {
            using var answer = await Ask(east, unit, reason, until);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var at = text.IndexOf($"id=\"{field}\"", StringComparison.Ordinal);
            var told = text.IndexOf($"data-code=\"{code}\"", StringComparison.Ordinal);
            Assert.True(at > 0 && told > at, $"{code} at {told}, {field} at {at}");
            Assert.Contains("aria-invalid=\"true\"", text[at..told], StringComparison.Ordinal);
            Assert.DoesNotContain("<label", text[at..told], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_may_not_ask_is_kept_out_and_nobody_else_sees_it()
    {
        using var desk = await people.BrowserOfAsync(Post.StationDesk, people.West.Id);
        using var other = await people.BrowserOfAsync(Post.Supervisor, people.East.Id);
        using var asker = await people.BrowserOfAsync(Post.Supervisor, people.East.Id);
        using var opened = await Ask(asker, people.West.Id.Value, Reason, people.Clock.Now.AddMinutes(5));

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(desk, Links.BreakGlass));
        Assert.DoesNotContain(Links.BreakGlass, await desk.GetStringAsync(Links.Home), StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, await other.GetStringAsync(Links.BreakGlass), StringComparison.Ordinal);
        Assert.DoesNotContain("glass-notice", await other.GetStringAsync(Links.Home), StringComparison.Ordinal);
        using var missing = await desk.GetAsync(Links.Unit(people.East.Id));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.DoesNotContain(Links.BreakGlass, await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient browser, long unit, string reason, DateTime until) => browser.SendAsync(
        Links.BreakGlass, "open", ("Input.Unit", unit.ToString(CultureInfo.InvariantCulture)), ("Input.Reason", reason),
        // The city's clock stands eight hours ahead of UTC.
        ("Input.Until", until.AddHours(8).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));

    private static async Task<HttpStatusCode> StatusOf(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return answer.StatusCode;
    }
}
