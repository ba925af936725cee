using System.Text.Json;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Hubs;

/// <summary>The parts of a snapshot under the names that screens outside know, each serialised once for every version of it.</summary>
internal sealed class WallParts
{
    private static readonly (string Name, Func<WallSnapshot, (long Version, object Value)> Of)[] All =
    [
        Part("head", snapshot => snapshot.Head),
        Part("figures", snapshot => snapshot.Figures),
        Part("nextDue", snapshot => snapshot.NextDue),
        Part("stations", snapshot => snapshot.Stations),
        Part("hourGrid", snapshot => snapshot.HourGrid),
        Part("typeGrid", snapshot => snapshot.TypeGrid),
        Part("map", snapshot => snapshot.Map),
        Part("days", snapshot => snapshot.Days),
        Part("officers", snapshot => snapshot.Officers),
        Part("ticker", snapshot => snapshot.Ticker),
        Part("feeds", snapshot => snapshot.Feeds),
        Part("scores", snapshot => snapshot.Scores),
        Part("quality", snapshot => snapshot.Quality),
        Part("disputeFigures", snapshot => snapshot.Disputes.Figures),
        Part("disputeStations", snapshot => snapshot.Disputes.Stations),
        Part("disputeHours", snapshot => snapshot.Disputes.Hours),
        Part("disputeKinds", snapshot => snapshot.Disputes.Kinds),
        Part("disputeWeek", snapshot => snapshot.Disputes.Week),
        Part("disputeMap", snapshot => snapshot.Disputes.Map),
        Part("disputeDays", snapshot => snapshot.Disputes.Days),
    ];

    private readonly (object? Value, byte[] Json)[] _written = new (object?, byte[])[All.Length];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(part => part.Name)];

    /// <summary>The JSON of a frame: the parts that moved after a version; 0 means all of them.</summary>
    public byte[] Frame(WallSnapshot snapshot, long since)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = WallJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteNumber("city"u8, snapshot.Head.Value.City.Value);
        json.WriteNumber("version"u8, snapshot.Version);
        json.WriteNumber("since"u8, since);
        json.WriteNumber("position"u8, snapshot.Position);
        json.WriteString("at"u8, snapshot.At);
        json.WriteStartObject("parts"u8);
        for (var i = 0; i < All.Length; i++)
        {
            var (version, value) = All[i].Of(snapshot);
            if (since > 0 && version <= since) continue;
            json.WriteStartObject(All[i].Name);
            json.WriteNumber("version"u8, version);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(Written(i, value), skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // A part that did not change is the same instance as in the snapshot before.
    private byte[] Written(int index, object value)
    {
        if (!ReferenceEquals(_written[index].Value, value))
        {
            _written[index] = (value, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), WallJson.Options));
        }

        return _written[index].Json;
    }

    private static (string, Func<WallSnapshot, (long, object)>) Part<T>(string name, Func<WallSnapshot, WallPart<T>> part)
        where T : notnull => (name, snapshot => part(snapshot) is var (version, value) ? (version, value) : default);
}
