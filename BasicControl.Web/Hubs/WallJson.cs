using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Scoring;

namespace BasicControl.Web.Hubs;

/// <summary>How the wall is written for screens outside: camel case, ids as numbers, levels and states as words, instants as UTC.</summary>
internal static class WallJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new Id<UnitId>(id => id.Value),
            new Id<PersonId>(id => id.Value),
            new Id<WorkOrderId>(id => id.Value),
            new Id<TermId>(id => id.Value),
            new Score(),
        },
    };

    private sealed class Score : JsonConverter<Points>
    {
        public override Points Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Scores are only written.");

        public override void Write(Utf8JsonWriter writer, Points points, JsonSerializerOptions options) => writer.WriteNumberValue(points.Value);
    }

    private sealed class Id<T>(Func<T, long> value) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The wall is only written.");

        public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteNumberValue(value(id));
    }
}
