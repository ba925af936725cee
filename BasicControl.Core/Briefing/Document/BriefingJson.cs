using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasicControl.Core.Briefing.Document;

/// <summary>The canonical form of a document: the same content gives the same bytes, whoever writes it and whenever.</summary>
public static class BriefingJson
{
    private static readonly BriefingShapes Shapes = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    });

    /// <returns>UTF-8 without a byte order mark, properties in the order of their declaration, no white space.</returns>
    public static byte[] Write(BriefingDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Shapes.BriefingDocument);

    /// <exception cref="JsonException">These are not the bytes of a document.</exception>
    public static BriefingDocument Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, Shapes.BriefingDocument) ?? throw new JsonException("The briefing is null.");

    /// <summary>SHA-256 of the canonical form: 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> utf8) => SHA256.HashData(utf8);
}

[JsonSerializable(typeof(BriefingDocument))]
internal sealed partial class BriefingShapes : JsonSerializerContext;
