using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using BasicControl.Core.Changes;
using BasicControl.Web;
using BasicControl.Web.Api;

namespace BasicControl.Tests.Hostile;

/// <summary>Requests that no honest program sends: bodies, paths, verbs and bytes.</summary>
[Collection(nameof(HostileSite))]
public sealed class RequestTests(HostileSite site)
{
    private static readonly byte[] Torn = [0x7b, 0x22, 0xff, 0xfe, 0x00, 0xc0, 0xae, 0x22, 0x3a, 0x31, 0x7d];

    private readonly List<string> _wrong = [];
    private int _tried;

    [Fact]
    public async Task A_body_that_cannot_be_read_is_refused_by_every_address_that_takes_one()
    {
        var before = site.Rows();
        List<byte[]> bodies =
        [
            [], Torn, Encoding.UTF8.GetBytes("{"), Encoding.UTF8.GetBytes("[[[[[[[[[["), Encoding.UTF8.GetBytes(new string('[', 200_000)), Encoding.UTF8.GetBytes("{\"a\":" + new string('{', 100_000)),
            Encoding.UTF8.GetBytes("{\"source\":{\"$ref\":\"x\"},\"number\":[1],\"at\":1e999}"), Encoding.UTF8.GetBytes("{\"__proto__\":{},\"$type\":\"System.IO.FileInfo\"}"), Encoding.UTF8.GetBytes("null"), Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
            Encoding.Unicode.GetBytes("{\"source\":\"110\"}"), Encoding.UTF8.GetBytes($"{{\"source\":\"{Payloads.Long(100_000)}\",\"number\":\"1\"}}"), new byte[9_000_000],
        ];
        bodies.AddRange(Payloads.All.Where(text => text.Length > 0).Select(text => Encoding.UTF8.GetBytes(text)));
        foreach (var (method, address) in new[] { (HttpMethod.Post, ApiLinks.Incidents), (HttpMethod.Put, ApiLinks.DisputeMapping), (HttpMethod.Post, ApiLinks.Imports) })
        {
            foreach (var body in bodies)
            {
                foreach (var type in new[] { "application/json", "application/cloudevents-batch+json", "text/xml", "multipart/form-data; boundary=x7q" }.Take(body.Length > 50_000 ? 1 : 4))
                {
                    using var content = new ByteArrayContent(body);
                    content.Headers.TryAddWithoutValidation("Content-Type", type);
                    await TryAsync(method, address, content);
                }
            }
        }

        Assert.Equal(before, site.Rows());
        site.Verdict(_wrong, _tried, atLeast: 600);
    }

    [Fact]
    public async Task A_file_that_is_uploaded_stays_in_its_folder_whatever_it_is_called()
    {
        string[] names =
        [
            "../../../../tmp/x7q.csv", "..\\..\\x7q.csv", "/etc/cron.d/x7q", "C:\\windows\\x7q.csv", ".", "..", "", "\0.csv", "a\0b.csv", "con", "x7q.csv/", "%2e%2e%2fx7q", new string('长', 400) + ".csv", Payloads.Long(5_000), "~/.ssh/x7q", "$(touch x7q)", "`id`.csv", "-rf", "x7q\r\nSet-Cookie: a=b", "｡｡／x7q",
        ];
        foreach (var name in names)
        {
            foreach (var profile in new[] { "nyc-311", "../../../etc/passwd", "{\"name\":\"<x7q>\"}", "" })
            {
                var body = $"--b\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\n{profile}\r\n--b\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\ntrue\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\na,b\r\n1,2\r\n--b--\r\n";
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
                await TryAsync(HttpMethod.Post, ApiLinks.Imports, content);
            }
        }

        var folder = Path.GetDirectoryName(site.Server.DatabaseFile)!;
        Assert.Empty(new[] { Path.GetTempPath(), folder, Path.GetDirectoryName(folder)!, "/etc/cron.d", AppContext.BaseDirectory }.Where(Directory.Exists).SelectMany(place => Directory.EnumerateFileSystemEntries(place, "*x7q*")));
        site.Verdict(_wrong, _tried, atLeast: 80);
    }

    [Fact]
    public async Task No_path_leads_out_of_the_folders_that_are_served()
    {
        string[] targets = ["etc/passwd", "basiccontrol.db", "keys/", "demo.key", "appsettings.json", "BasicControl.Web.dll", "BasicControl.Web.runtimeconfig.json", "proc/self/environ"];
        string[] steps = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "..;/", ".%00./", "%c0%ae%c0%ae/", "..%c0%af", "....//", "//", "/./", "%uff0e%uff0e/"];
        string[] roots = ["/", "/css/", "/lib/", "/_framework/", "/_content/", "/export/", "/briefings/1/", "/icons/../"];
        foreach (var root in roots)
        {
            foreach (var step in steps)
            {
                for (var i = 0; i < targets.Length; i += 2)
                {
                    var answer = await TryAsync(HttpMethod.Get, root + string.Concat(Enumerable.Repeat(step, 1 + (i % 6))) + targets[(i + root.Length + step.Length) % targets.Length], null, site.CookieOf(Post.CentreDesk));
                    if (answer.Text.Contains("root:", StringComparison.Ordinal) || answer.Text.Contains("SQLite format", StringComparison.Ordinal) || answer.Text.Contains("<key id=", StringComparison.Ordinal) || answer.Text.Contains("runtimeOptions", StringComparison.Ordinal)) _wrong.Add($"{answer.Asked} gives a file");
                }
            }
        }

        site.Verdict(_wrong, _tried, atLeast: 450);
    }

    [Fact]
    public async Task A_verb_that_an_address_does_not_take_does_nothing_and_no_header_makes_another_of_it()
    {
        var before = site.Rows();
        foreach (var verb in new[] { "DELETE", "PUT", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "MOVE", "X7Q", "get", "POST" })
        {
            foreach (var address in new[] { Links.Orders, Links.Accounts, Links.Account, "/orders/1", "/incidents/1", "/export/orders", ApiLinks.Incidents, ApiLinks.Figures, ApiLinks.DisputeMapping, "/css/tokens.css", "/health/ready", "/preferences/theme/dark", ApiLinks.WallHub })
            {
                var answer = await TryAsync(new HttpMethod(verb), address, null, site.CookieOf(Post.SecurityAdministrator), ("X-HTTP-Method-Override", "POST"));
                if (answer.Text.Contains("bc-session", StringComparison.OrdinalIgnoreCase)) _wrong.Add($"{answer.Asked} says the cookie back");
            }
        }

        Assert.Equal(before, site.Rows());
        site.Verdict(_wrong, _tried, atLeast: 120);
    }

    [Fact]
    public async Task Nobody_is_sent_to_another_site_and_no_line_is_slipped_into_a_header()
    {
        string[] places =
        [
            "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example", "/%2fevil.example", "/%5cevil.example", "https:evil.example", "https:/evil.example",
            "javascript:x7q()", "data:text/html,<x7q>", "vbscript:x7q", "//evil.example\\@127.0.0.1", "http://127.0.0.1@evil.example", "/\u0000/evil.example", "/\r\nSet-Cookie: x7q-made=1", "/a\r\n\r\n<x7q>", "／／evil.example", "/。/evil.example", "..//evil.example", "@evil.example", "?//evil.example", "#//evil.example", "/.//evil.example", "/..//evil.example", "%2f%2fevil.example", "%0d%0aLocation:%20//evil.example", "",
        ];
        foreach (var place in places.SelectMany(place => new[] { Uri.EscapeDataString(place), Uri.EscapeDataString(Uri.EscapeDataString(place)) }))
        {
            foreach (var address in new[] { "/preferences/culture/en?back=", "/preferences/theme/dark?back=", "/preferences/culture/xx?back=", "/login?back=", "/login?refused=", "/sign-in/openid?back=", "/sign-in/openid/callback?code=1&state=", "/orders?back=" })
            {
                var answer = await TryAsync(HttpMethod.Get, address + place);
                if (answer.Location is { } to && new Uri(site.Server.BaseAddress, to).Host != site.Server.BaseAddress.Host) _wrong.Add($"{answer.Asked} sends to {to}");
                if (answer.Type == "text/html" && answer.Text.Contains("href=\"//evil", StringComparison.Ordinal)) _wrong.Add($"{answer.Asked} links to evil.example");
            }
        }

        site.Verdict(_wrong, _tried, atLeast: 480);
    }

    [Fact]
    public async Task Bytes_that_are_no_request_are_refused_and_the_server_goes_on()
    {
        var host = $"Host: {site.Server.BaseAddress.Authority}\r\n";
        var key = $"Authorization: Bearer {site.Server.Key}\r\n";
        var post = $"POST {ApiLinks.Incidents} HTTP/1.1\r\n{host}{key}Content-Type: application/json\r\n";
        string[] requests =
        [
            "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", $"GET / HTTP/1.1\r\n\r\n", $"GET / HTTP/1.1\r\n{host}{host}\r\n", $"GET  / HTTP/1.1\r\n{host}\r\n", $"GET /\0 HTTP/1.1\r\n{host}\r\n", $"GET /a b HTTP/1.1\r\n{host}\r\n",
            $"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", $"GET /{Payloads.Long(20_000)} HTTP/1.1\r\n{host}\r\n", $"GET / HTTP/1.1\r\n{host}X: {Payloads.Long(60_000)}\r\n\r\n", $"GET / HTTP/1.1\r\n{host}{string.Concat(Enumerable.Range(0, 300).Select(i => $"X{i}: 1\r\n"))}\r\n",
            $"GET / HTTP/1.1\r\n{host}X y: 1\r\n\r\n", $"GET / HTTP/1.1\r\n{host} folded: 1\r\n\r\n", $"GET / HTTP/1.1\r\n{host}X: a\0b\r\n\r\n", $"GET / HTTP/1.1\n{host}\n", $"CONNECT evil.example:443 HTTP/1.1\r\n{host}\r\n", $"OPTIONS * HTTP/1.1\r\n{host}\r\n",
            $"{post}Content-Length: -1\r\n\r\n", $"{post}Content-Length: 99999999999999999999\r\n\r\n", $"{post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", $"{post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", $"{post}Transfer-Encoding: x7q\r\n\r\n", $"{post}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            $"{post}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n", $"{post}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", $"{post}Transfer-Encoding: chunked\r\n\r\n5;x={Payloads.Long(9_000)}\r\n[{{}}]\r\n0\r\n\r\n", $"{post}Expect: x7q\r\nContent-Length: 0\r\n\r\n", $"{post}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\0\u0001", $"GET /hubs/wall HTTP/1.1\r\n{host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\nOrigin: https://evil.example\r\n\r\n", $"GET /_blazor HTTP/1.1\r\n{host}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: https://evil.example\r\n\r\n",
        ];
        var before = site.Rows();
        await Parallel.ForEachAsync(requests, async (request, stop) =>
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(site.Server.BaseAddress.Host, site.Server.BaseAddress.Port, stop);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), stop);
            socket.Client.Shutdown(SocketShutdown.Send);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            var heard = new byte[4_096];
            var read = 0;
            try
            {
                read = await stream.ReadAtLeastAsync(heard, 16, throwOnEndOfStream: false, patience.Token);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                // Hung up on, or nothing said to what says nothing.
            }

            var said = Encoding.Latin1.GetString(heard, 0, read);
            lock (_wrong)
            {
                _tried++;
                if (said.StartsWith("HTTP/1.1 500", StringComparison.Ordinal) || said.StartsWith("HTTP/1.1 101", StringComparison.Ordinal)) _wrong.Add($"{request[..Math.Min(80, request.Length)]}: {said[..Math.Min(80, said.Length)]}");
            }
        });

        Assert.Equal(before, site.Rows());
        Assert.Equal(200, (await site.GetAsync("/health/ready")).Status);
        site.Verdict(_wrong, _tried, atLeast: 30);
    }

    private async Task<Reply> TryAsync(HttpMethod method, string address, HttpContent? content = null, string? cookie = null, (string Name, string Value)? header = null)
    {
        _tried++;
        var answer = await site.AskAsync(method, address, cookie, content, request =>
        {
            if (content is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", site.Server.Key);
                request.Headers.Add(ImportsApi.AskedHeader, "1");
            }

            if (header is { } one) request.Headers.TryAddWithoutValidation(one.Name, one.Value);
        });
        if (answer.Fault() is { } fault) _wrong.Add(fault);
        return answer;
    }
}
