using System.Text;
using BasicControl.Core.Changes;
using BasicControl.Core.WorkOrders;
using BasicControl.Web;

namespace BasicControl.Tests.Hostile;

/// <summary>What is written into forms, and forms that somebody else's page sends.</summary>
[Collection(nameof(HostileSite))]
public sealed class FormTests(HostileSite site)
{
    private readonly List<string> _wrong = [];
    private int _tried;

    private (string Address, Post Role)[] Pages =>
    [
        (Links.OrderNew, Post.CentreDesk), (Links.Order(OpenOrder()), Post.CentreDesk), (Links.Unit(site.Mine.Id), Post.CentreDesk), (Links.DisputeMapping, Post.CentreDesk),
        (Links.Rubric, Post.CentreDesk), (Links.Briefings, Post.CentreDesk), (Links.Handover, Post.CentreDesk), (Links.Devices, Post.SecurityAdministrator), (Links.Keys, Post.SecurityAdministrator),
        (Links.Accounts, Post.SecurityAdministrator), (Links.Account, Post.StationDesk), (Links.Trail, Post.Auditor), (Links.LogIn, Post.StationDesk),
    ];

    [Fact]
    public async Task Nothing_that_is_written_into_a_field_breaks_a_page_or_comes_back_as_markup_then_or_later()
    {
        var forms = 0;
        var pages = Pages;
        foreach (var (address, role) in pages)
        {
            var cookie = site.CookieOf(role);
            foreach (var (form, keys) in await FormsAsync(address, cookie))
            {
                forms++;
                // Passwords are hashed at length, so that their forms get fewer.
                var many = address is Links.Account or Links.LogIn ? 1 : address == Links.Accounts ? 2 : 7;
                foreach (var name in form.Names.Concat(form.Hidden.Keys.Where(hidden => hidden is not PageForm.TokenName)))
                {
                    for (var i = 0; i < many; i++)
                    {
                        var value = Payloads.All[(i * 5 + name.Length * 3 + forms) % Payloads.All.Count];
                        await TryAsync(form.Action, $"{cookie}; {keys}", form.With(form.Names.Select(one => KeyValuePair.Create(one, one == name ? value : "7")).Append(new(name, value))));
                    }
                }

                await TryAsync(form.Action, $"{cookie}; {keys}", form.With(form.Names.Select((one, i) => KeyValuePair.Create(one, Payloads.Script[i % Payloads.Script.Length]))));
                await TryAsync(form.Action, $"{cookie}; {keys}", form.With(form.Names.Select((one, i) => KeyValuePair.Create(one, Payloads.Sql[i % Payloads.Sql.Length]))));
            }
        }

        foreach (var (address, role) in pages.Concat([(Links.Orders, Post.CentreDesk), (Links.Home, Post.CentreDesk), (Links.Notes, Post.CentreDesk), (Links.Wall, Post.CentreDesk), ("/export/orders?format=csv", Post.CentreDesk)]))
        {
            if ((await site.GetAsync(address, site.CookieOf(role))).Fault() is { } stored) _wrong.Add($"later {stored}");
        }

        Assert.True(forms >= 15, $"{forms} forms");
        site.Verdict(_wrong, _tried, atLeast: 200);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var cookie = site.CookieOf(Post.CentreDesk);
        var (form, keys) = (await FormsAsync(Links.OrderNew, cookie))[^1];
        var token = $"{PageForm.TokenName}={Uri.EscapeDataString(form.Token!)}&_handler={Uri.EscapeDataString(form.Hidden["_handler"])}";
        var before = site.Rows();
        (string Type, byte[] Body)[] bodies =
        [
            ("application/x-www-form-urlencoded", []),
            ("application/x-www-form-urlencoded", Bytes(token + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"&a{i}=b")))),
            ("application/x-www-form-urlencoded", Bytes($"{token}&{Payloads.Long(5_000)}=1")),
            ("application/x-www-form-urlencoded", Bytes($"{token}&Input.Title={Payloads.Long(6_000_000)}")),
            ("application/x-www-form-urlencoded", [.. Bytes(token + "&Input.Title="), 0xff, 0xfe, 0x00, 0xc0, 0xae]),
            ("application/x-www-form-urlencoded", Bytes($"{token}&Input.Title=%ff%fe%zz%&Input.Level=%00")),
            ("application/x-www-form-urlencoded", Bytes($"{token}&{string.Concat(Enumerable.Repeat("Input.", 400))}x=1")),
            ("application/x-www-form-urlencoded", Bytes($"{token}&Input[0][1][2]=1&Input=1&Input.=1&.Input=1&[]=1&Input.Unit[]=1")),
            ("application/x-www-form-urlencoded", Bytes($"{token}&{token}&{token}")),
            ("multipart/form-data", Bytes(token)),
            ("multipart/form-data; boundary=", Bytes(token)),
            ($"multipart/form-data; boundary={Payloads.Long(300)}", Bytes(token)),
            ("multipart/form-data; boundary=x", Bytes("--x\r\nContent-Disposition: form-data; name=\"Input.Title\"\r\n\r\nnever ends")),
            ("multipart/form-data; boundary=x", Bytes($"--x\r\n{Payloads.Long(40_000)}\r\n\r\n\r\n--x--")),
            ("multipart/form-data; boundary=x", Bytes("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../../etc/x7q\"\r\n\r\na\r\n--x--")),
            ("application/json", Bytes("{\"Input\":{\"Title\":\"x\"}}")), ("text/plain", Bytes(token)), ("text/plain; charset=utf-7", Bytes(token)), ("x/y", Bytes(token)), ("\"", Bytes(token)),
            ("application/x-www-form-urlencoded; charset=utf-16", Bytes(token)),
        ];
        foreach (var (type, body) in bodies)
        {
            foreach (var (address, who) in new[] { (Links.OrderNew, $"{cookie}; {keys}"), (Links.LogIn, keys), (Links.LogOut, ""), (Links.TakeRole, $"{site.CookieOf(Post.CentreDesk)}; {keys}") })
            {
                using var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                await TryAsync(address, who, content);
            }
        }

        Assert.Equal(before, site.Rows());
        site.Verdict(_wrong, _tried, atLeast: 80);
    }

    [Fact]
    public async Task A_form_that_this_session_was_not_shown_is_refused_wherever_it_goes()
    {
        var (mine, others) = (site.CookieOf(Post.CentreDesk), site.CookieOf(Post.StationDesk));
        var (form, keys) = (await FormsAsync(Links.Account, mine))[0];
        var (foreign, foreignKeys) = (await FormsAsync(Links.Account, others))[0];
        var before = site.Rows();
        foreach (var address in Pages.Select(page => page.Address).Concat([Links.LogOut, Links.TakeRole, Links.SetupWith("x"), Links.Contests, Links.ContestNew, Links.Screen, Links.Enter]).Distinct())
        {
            foreach (var (cookie, token) in new[]
            {
                (mine, null), (mine, form.Token), ($"{mine}; {keys}", null), ($"{mine}; {keys}", "x"), ($"{mine}; {keys}", foreign.Token), ($"{mine}; {foreignKeys}", form.Token),
                ($"{mine}; {foreignKeys}", foreign.Token), ($"{mine}; {keys}", form.Token![..^8] + "AAAAAAAA"),
            })
            {
                foreach (var origin in new[] { "https://evil.example", "null" })
                {
                    using var content = new FormUrlEncodedContent(new[] { KeyValuePair.Create("_handler", form.Hidden.GetValueOrDefault("_handler", "x")), new("grant", "1") }.Concat(token is null ? [] : [new(PageForm.TokenName, token)]));
                    var answer = await TryAsync(address, cookie, content, request =>
                    {
                        request.Headers.TryAddWithoutValidation("Origin", origin);
                        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
                    });
                    if (answer.Status is not (400 or 401 or 403 or 404 or 405)) _wrong.Add($"{answer.Asked} with another session's form: {answer.Status}");
                }
            }
        }

        Assert.Equal(before, site.Rows());
        Assert.Equal(200, (await site.GetAsync(Links.Account, mine)).Status);
        site.Verdict(_wrong, _tried, atLeast: 250);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The forms of a page that are filled in, and the cookie that goes with their token.</summary>
    private async Task<IReadOnlyList<(PageForm Form, string Keys)>> FormsAsync(string address, string cookie)
    {
        var page = await site.GetAsync(address, cookie);
        Assert.Equal(200, page.Status);
        var keys = page.Headers.Single(header => header.Name == "Set-Cookie" && header.Value.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).Value.Split(';')[0];
        return [.. PageForm.Of(page.Text, address).Where(form => form.Names.Count > 0 && form.Action != Links.LogOut).Select(form => (form, keys))];
    }

    private async Task<Reply> TryAsync(string address, string cookie, HttpContent content, Action<HttpRequestMessage>? with = null)
    {
        _tried++;
        var answer = await site.AskAsync(HttpMethod.Post, address, cookie, content, with);
        if (answer.Fault() is { } fault) _wrong.Add(fault);
        return answer;
    }

    private Core.Basics.WorkOrderId OpenOrder() => site.Centre.Reader.ReadNow(db => db.WorkOrders.First(order => order.UnitId != site.Mine.Id && order.UnitId != site.Other.Id && order.ClosedAt == null).Id);
}
