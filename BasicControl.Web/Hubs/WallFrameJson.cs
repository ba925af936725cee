using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasicControl.Web.Hubs;

/// <summary>JSON that is written already: it goes into a message as it is.</summary>
[JsonConverter(typeof(Raw))]
internal sealed record WallFrameJson(byte[] Bytes)
{
    private sealed class Raw : JsonConverter<WallFrameJson>
    {
        public override WallFrameJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Frames are only sent.");

        public override void Write(Utf8JsonWriter writer, WallFrameJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes, skipInputValidation: true);
    }
}
