using System.Text.Json;
using System.Text.RegularExpressions;
using BasicControl.Core;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Hubs;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Hubs;

/// <summary>What leaves for screens outside the pages: counts, units and the ten best, and nothing about anybody else.</summary>
public sealed partial class WallFrameTests(DemoServer demo)
{
    [Fact]
    public async Task A_frame_with_disputes_and_scores_holds_no_personal_data_and_no_officer_beyond_the_ten_best()
    {
        var server = await demo.ServerAsync();
        var centre = server.App.Services.GetRequiredService<Centre>();
        var city = centre.Book.Cities.First();
        await using var connection = HubClient.To(server.BaseAddress, ApiLinks.WallHub);
        var got = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("snapshot", frame => got.TrySetResult(frame.Clone()));
        await connection.StartAsync(TestContext.Current.CancellationToken);
        await connection.InvokeAsync("Join", city.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);

        var frame = await got.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var bytes = frame.GetRawText();
        var parts = frame.GetProperty("parts");
        Assert.True(parts.GetProperty("disputeFigures").GetProperty("value").GetProperty("count").GetInt32() > 0);
        Assert.Equal(WallParts.Names, parts.EnumerateObject().Select(part => part.Name));
        var texts = TextsOf(frame).ToHashSet(StringComparer.Ordinal);
        var shown = centre.Book.People.Where(person => texts.Contains(person.Name)).Select(person => person.Name).Distinct().ToList();
        var best = parts.GetProperty("quality").GetProperty("value").GetProperty("best").EnumerateArray().Select(row => row.GetProperty("name").GetString()!).ToList();
        Assert.InRange(best.Count, 1, new WallOptions().OfficerRows);
        var officers = parts.GetProperty("officers").GetProperty("value").EnumerateArray().Select(row => row.GetProperty("name").GetString()!).ToList();
        Assert.InRange(officers.Count, 0, new WallOptions().OfficerRows);
        Assert.Equal([], shown.Except(best).Except(officers));
        Assert.DoesNotMatch(LongDigits(), string.Join('\n', texts.Where(text => !IsNumberOrInstant(text))));

        var (addresses, told) = centre.Reader.ReadNow(db => (
            db.Incidents.AsEnumerable().Select(row => row.Address).OfType<string>().Distinct().ToList(),
            db.WorkOrders.AsEnumerable().Select(row => row.Title).OfType<string>().Distinct().ToList()));
        Assert.NotEmpty(addresses);
        Assert.Equal([], addresses.Where(address => bytes.Contains(address, StringComparison.Ordinal)));
        Assert.Equal([], told.Where(title => title.Length > 8 && texts.Contains(title)));
    }

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };

    /// <summary>The numbers of orders and incidents, and instants, are long by nature.</summary>
    private static bool IsNumberOrInstant(string text) => Regex.IsMatch(text, @"^[A-Z]-?\d{8,}(-\d+)?$|^\d{4}-\d\d-\d\d(T.*)?$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A telephone or an identity number.</summary>
    [GeneratedRegex(@"\d{7,}", RegexOptions.None, 1_000)]
    private static partial Regex LongDigits();
}
