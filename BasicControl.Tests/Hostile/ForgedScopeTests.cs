using System.Net.Http.Json;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Web;
using BasicControl.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Hostile;

/// <summary>
/// Somebody of one station who writes the ids of another into addresses, fields, bodies and cookies. The wall is not among them: whoever may read
/// it sees what hangs in the hall, of the whole city and without anything of the public.
/// </summary>
[Collection(nameof(HostileSite))]
public sealed class ForgedScopeTests(HostileSite site)
{
    private readonly List<string> _wrong = [];
    private int _tried;

    [Fact]
    public async Task The_ids_of_another_station_open_nothing_and_move_nothing()
    {
        var (orders, incidents, people) = site.Centre.Reader.ReadNow(db => (
            db.WorkOrders.Where(order => order.UnitId == site.Other.Id).OrderByDescending(order => order.Id).Take(15).ToList(),
            db.Incidents.Where(incident => incident.UnitId == site.Other.Id).OrderByDescending(incident => incident.Id).Take(15).ToList(),
            site.Centre.Book.People.Where(person => site.Centre.Book.UnitOf(person.Id, TimeProvider.System.GetUtcNow().UtcDateTime) == site.Other.Id).Take(8).ToList()));
        Assert.True(orders.Count > 3 && incidents.Count > 3 && people.Count > 3, $"{orders.Count} orders, {incidents.Count} incidents, {people.Count} people");
        var before = Moved();
        string[] names = [.. orders.Select(order => order.Number), .. incidents.Select(incident => incident.ExternalNumber), .. people.Select(person => person.Name)];
        string[] links = [.. orders.Select(order => Links.Order(order.Id)), .. incidents.Select(incident => Links.Incident(incident.Id)), .. people.Select(person => Links.Officer(person.Id)), Links.Unit(site.Other.Id)];
        foreach (var role in new[] { Post.StationDesk, Post.Officer })
        {
            var cookie = site.CookieOf(role);
            foreach (var address in orders.Select(order => Links.Order(order.Id)).Concat(orders.Select(order => $"/trail/order/{order.Id.Value}")).Concat(incidents.Select(incident => Links.Incident(incident.Id)))
                .Concat(incidents.Select(incident => Links.OrderFrom(incident.Id))).Concat(people.SelectMany(Of)).Concat(OfUnit(site.Other.Id.Value)).Concat(OfUnit(site.Mine.CityId.Value)))
            {
                await NothingAsync(address, cookie, names);
            }

            foreach (var query in new[] { $"unit={site.Other.Id.Value}", $"unit={site.Other.CityId.Value}", $"unit={site.Mine.Id.Value}&unit={site.Other.Id.Value}", $"officer={people[0].Id.Value}", $"city={site.Mine.CityId.Value}", $"number={Uri.EscapeDataString(orders[0].Number)}", "unit=0", "unit=-1", "" })
            {
                foreach (var list in new[] { Links.Orders, Links.Incidents, Links.Notes, Links.Officers, Links.Scores, Links.Disputes, Links.DisputeRepeats, Links.Home, Links.Handover, Links.Briefings, "/export/orders", "/export/incidents", "/export/officers", "/export/scores", "/export/units" })
                {
                    await NothingAsync($"{list}?{query}&stage=all&format=csv", cookie, names);
                }
            }

            string[] numbers = [.. orders.Select(order => order.Number), .. incidents.Select(incident => incident.ExternalNumber), .. people.Select(person => person.Number), site.Other.Code!];
            foreach (var text in numbers.Concat(numbers.Select(number => number[..^1])).Concat(people.Select(person => person.Name)).Append(site.Other.Name).Distinct())
            {
                await UnfoundAsync(text, cookie, names, links);
            }
        }

        Assert.Equal(before, Moved());
        site.Verdict(_wrong, _tried, atLeast: 300);

        IEnumerable<string> Of(Core.Organisation.Person person) =>
            [Links.Officer(person.Id), $"/scores/officers/{person.Id.Value}", $"/export/officers/{person.Id.Value}?format=csv", $"/export/scores/officers/{person.Id.Value}?format=csv", $"/api/v1/officers/{person.Id.Value}/figures", $"/api/v1/scores/officers/{person.Number}"];
        static IEnumerable<string> OfUnit(long unit) =>
            [$"/units/{unit}", $"/scores/units/{unit}", $"/export/units/{unit}?format=csv", $"/export/scores/units/{unit}?format=csv", $"/api/v1/units/{unit}/figures", $"/api/v1/scores/units/{unit}", $"/api/v1/officers?unit={unit}", $"/api/v1/heat?unit={unit}", $"/api/v1/boundaries?city={unit}"];
    }

    [Fact]
    public async Task Fields_that_name_another_station_or_its_orders_change_nothing_there()
    {
        var cookie = site.CookieOf(Post.StationDesk);
        var (mine, others) = site.Centre.Reader.ReadNow(db => (
            db.WorkOrders.Where(order => order.UnitId == site.Mine.Id && order.ClosedAt == null).OrderBy(order => order.Id).Take(12).ToList(),
            db.WorkOrders.Where(order => order.UnitId == site.Other.Id && order.ClosedAt == null).OrderBy(order => order.Id).Take(2).ToList()));
        var before = Moved();
        foreach (var order in mine)
        {
            var page = await site.GetAsync(Links.Order(order.Id), cookie);
            var keys = page.Headers.First(header => header.Value.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).Value.Split(';')[0];
            foreach (var form in PageForm.Of(page.Text, Links.Order(order.Id)).Where(form => form.Action == Links.Order(order.Id)))
            {
                foreach (var target in others)
                {
                    foreach (var version in new[] { target.Version, target.Version + 1, 0, -1 })
                    {
                        using var content = form.With(
                        [
                            new("Input.Version", $"{version}"), new("Input.Unit", $"{site.Other.Id.Value}"), new("Input.Officer", "1"), new("Input.Other", target.Number), new("Input.Text", "forged"),
                            new("Input.Id", $"{target.Id.Value}"), new("Order", $"{target.Id.Value}"), new("Id", $"{target.Id.Value}"),
                        ]);
                        await TryAsync(HttpMethod.Post, Links.Order(target.Id), $"{cookie}; {keys}", content);
                    }
                }
            }
        }

        Assert.Equal(before, Moved());
        site.Verdict(_wrong, _tried, atLeast: 24);
    }

    [Fact]
    public async Task A_key_for_one_station_brings_nothing_into_another_and_a_revoked_one_nothing_anywhere()
    {
        var keys = site.Services.GetRequiredService<KeyDesk>();
        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(1);
        var issued = (await keys.Issue(new("station", ApiKey.Grantable, ScopeRoot.Of(site.Mine.Id), soon), Actor.System)).Value;
        var gone = (await keys.Issue(new("gone", ApiKey.Grantable, ScopeRoot.Everything, soon), Actor.System)).Value;
        await keys.Revoke(gone.Key.Id, Actor.System);
        var source = site.Centre.Book.Sources.First().Key;
        var before = Moved();
        foreach (var unit in new[] { site.Other.Code, site.Other.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), site.Centre.Book.Unit(site.Other.CityId).Code, null })
        {
            for (var i = 0; i < 6; i++)
            {
                using var content = JsonContent.Create(new { source, number = $"forged-{unit}-{i}", at = TimeProvider.System.GetUtcNow().AddHours(-1), unit, unit_id = site.Other.Id.Value, scope = "everything", acts = -1, city = site.Other.CityId.Value });
                var answer = await TryAsync(HttpMethod.Post, ApiLinks.Incidents, null, content, issued.Token);
                if (answer.Status is >= 200 and < 300) _wrong.Add($"a station's key made a record for {unit}: {answer.Text}");
            }
        }

        foreach (var token in new[] { gone.Token, "", "x", issued.Token[..^1], issued.Token + "x", issued.Token.ToUpperInvariant(), "null", "undefined", $"{issued.Token} {issued.Token}", Payloads.Long(8_000), "' OR 1=1--" })
        {
            foreach (var address in new[] { ApiLinks.Figures, ApiLinks.Scores, ApiLinks.Wall, ApiLinks.Heat, ApiLinks.Incidents + "/110/1", Links.Orders, Links.Accounts })
            {
                var answer = await TryAsync(HttpMethod.Get, address, null, null, token);
                if (answer.Status is 200) _wrong.Add($"{answer.Asked} with the key \"{token[..Math.Min(20, token.Length)]}\"");
            }
        }

        Assert.Equal(before, Moved());
        site.Verdict(_wrong, _tried, atLeast: 90);
    }

    [Fact]
    public async Task A_cookie_that_was_changed_moved_or_made_up_opens_nothing()
    {
        var cookie = site.CookieOf(Post.CentreDesk);
        var (name, value) = (cookie.Split('=')[0], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        List<string> forged = ["", "x", value[..^4], value[4..], value + value, value.ToUpperInvariant(), string.Concat(value.Reverse()), Payloads.Long(3_000), Uri.EscapeDataString(Payloads.Sql[1])];
        for (var i = 0; i < value.Length - 2; i += Math.Max(1, value.Length / 80)) forged.Add(string.Concat(value.AsSpan(0, i), value[i] == 'A' ? "B" : "A", value.AsSpan(i + 1)));
        List<string> headers = [.. forged.Select(one => $"{name}={one}")];
        foreach (var scheme in new[] { Proof.Device, Proof.Role, Proof.Key, Proof.Visitor }) headers.Add($"{Proof.CookieOf(scheme)}={value}");
        foreach (var text in new[] { "CentreDesk.1.", "SecurityAdministrator.1.", "System..", "1", "-1" })
        {
            headers.Add($"{Proof.CookieOf(Proof.Role)}={site.Server.CookieOf(Proof.Role, text)}");
            headers.Add($"{name}={site.Server.CookieOf(Proof.Session, text)}");
            headers.Add($"{Proof.CookieOf(Proof.Device)}={site.Server.CookieOf(Proof.Device, text)}");
        }

        foreach (var header in headers)
        {
            foreach (var address in new[] { Links.Account, Links.Orders })
            {
                var answer = await TryAsync(HttpMethod.Get, address, header, null);
                if (answer.Status == 200) _wrong.Add($"{answer.Asked} with {header[..Math.Min(60, header.Length)]}");
            }
        }

        foreach (var (forwarded, lie) in new[] { ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-User", "900001"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Real-IP", "::1"), ("Forwarded", "for=127.0.0.1;host=evil.example"), ("X-Original-URL", Links.LogIn), ("X-Rewrite-URL", Links.LogIn), ("X-Remote-User", "900001"), ("Remote-User", "900001"), ("X-HTTP-Method-Override", "DELETE"), ("bc-kind", "session") })
        {
            foreach (var address in new[] { Links.Orders, Links.Accounts, ApiLinks.Figures, "/export/orders?format=csv" })
            {
                var answer = await TryAsync(HttpMethod.Get, address, null, null, null, (forwarded, lie));
                if (answer.Status is not (302 or 401) || answer.Location?.Contains("evil", StringComparison.Ordinal) == true) _wrong.Add($"{answer.Asked} with {forwarded}: {answer.Status} {answer.Location}");
            }
        }

        foreach (var host in new[] { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80", "[::2]", "0.0.0.0", "2130706433" })
        {
            var answer = await TryAsync(HttpMethod.Get, Links.LogIn, null, null, null, ("Host", host));
            if (answer.Status != 400) _wrong.Add($"the host {host}: {answer.Status}");
        }

        site.Verdict(_wrong, _tried, atLeast: 200);
    }

    /// <summary>What the other station holds: one text that any change to it changes.</summary>
    private string Moved() => site.Centre.Reader.ReadNow(db =>
        $"{db.WorkOrders.Count(order => order.UnitId == site.Other.Id)} {db.WorkOrders.Where(order => order.UnitId == site.Other.Id).Sum(order => order.Version)} {db.Incidents.Count(one => one.UnitId == site.Other.Id)} {db.Incidents.Count(one => one.UnitId != site.Mine.Id)}");

    private async Task NothingAsync(string address, string cookie, string[] names) => Told(await TryAsync(HttpMethod.Get, address, cookie, null), address, names);

    /// <summary>The search neither lists what lies beside the scope nor goes there.</summary>
    private async Task UnfoundAsync(string text, string cookie, string[] names, string[] links)
    {
        var answer = await TryAsync(HttpMethod.Get, Links.SearchFor(text), cookie, null);
        Told(answer, Links.SearchFor(text), names);
        var gone = answer.Headers.FirstOrDefault(header => header.Name == "Location").Value;
        if (links.FirstOrDefault(link => gone?.EndsWith(link, StringComparison.Ordinal) is true || answer.Text.Contains($"\"{link}\"", StringComparison.Ordinal)) is { } found) _wrong.Add($"{answer.Asked} ({answer.Status}) finds {found}");
    }

    private void Told(Reply answer, string address, string[] names)
    {
        if (names.FirstOrDefault(name => answer.Text.Contains(name, StringComparison.Ordinal) && !Uri.UnescapeDataString(address).Contains(name, StringComparison.Ordinal)) is { } told) _wrong.Add($"{answer.Asked} ({answer.Status}) tells {told}");
    }

    private async Task<Reply> TryAsync(HttpMethod method, string address, string? cookie, HttpContent? content, string? key = null, (string Name, string Value)? header = null)
    {
        _tried++;
        var answer = await site.AskAsync(method, address, cookie, content, request =>
        {
            if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            if (header is { Name: "Host", Value: var host }) request.Headers.Host = host;
            else if (header is { } one) request.Headers.TryAddWithoutValidation(one.Name, one.Value);
        });
        if (answer.Fault() is { } fault) _wrong.Add(fault);
        return answer;
    }
}
