using System.Collections.Concurrent;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BasicControl.Tests.Setup;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_and_traces_leave_by_otlp_and_hold_nobodys_name_number_or_address()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpContext http, string signal) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync();
        using var folder = new TempFolder();
        using var server = ProgramUnderTest.Start(
            ["--demo", "--preset", "small", "--db", folder.Database, "--urls", "http://127.0.0.1:0"], "en_US.UTF-8",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "500"));
        try
        {
            using var client = new HttpClient { BaseAddress = await ProgramUnderTest.AddressOfAsync(server) };
            await client.GetAsync(Links.Home);
            await client.GetAsync(Links.Orders);
            for (var i = 0; i < 200 && !(Has(received, "metrics", "basiccontrol.commits") && Has(received, "metrics", "http.server.request.duration") && Has(received, "metrics", "basiccontrol.wall.published") && Has(received, "traces", "commit")); i++) await Task.Delay(100);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        Assert.All(["basiccontrol.commits", "basiccontrol.commit.group", "basiccontrol.journal.position", "basiccontrol.inbox.depth", "basiccontrol.wall.published", "http.server.request.duration"], name => Assert.Contains(name, received["metrics"], StringComparison.Ordinal));
        Assert.Contains("basiccontrol", received["traces"], StringComparison.Ordinal);
        var told = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(string.Concat(received.Values)));
        await using var centre = Centre.TryOpen(new SqliteStore(folder.DatabaseFile), TimeProvider.System)!;
        var secrets = centre.Reader.ReadNow(db => db.Incidents.Take(500).AsEnumerable().Select(row => row.Address).Where(text => text != null).ToList()).Concat(centre.Book.People.Select(person => person.Name)).Where(text => text!.Length > 2).ToList();
        Assert.True(secrets.Count > 100);
        Assert.DoesNotContain(secrets, secret => told.Contains(secret!, StringComparison.Ordinal));
    }

    private static bool Has(ConcurrentDictionary<string, string> received, string signal, string name) => received.TryGetValue(signal, out var text) && text.Contains(name, StringComparison.Ordinal);
}
