using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Changes;

/// <summary>A row with texts that lie sealed in the store: before it is saved, what has changed of them is sealed anew.</summary>
internal interface ISealedRow
{
    void Seal(WriteSession session);
}

/// <summary>Opens texts that lie as sealed JSON.</summary>
public static class SealedJson
{
    /// <param name="sealedText">Null: there is none, or it has been erased.</param>
    /// <returns>Null without a text, without a vault, or when the key is destroyed or absent.</returns>
    public static T? Open<T>(Vault? vault, SealedPart part, long row, byte[]? sealedText, JsonTypeInfo<T> shape)
        where T : class =>
        sealedText is not null && vault?.Open(part, row, sealedText) is { } text ? JsonSerializer.Deserialize(text, shape) : null;

    /// <inheritdoc cref="Open{T}"/>
    public static string? Text(Vault? vault, SealedPart part, long row, byte[]? sealedText) =>
        sealedText is not null && vault?.Open(part, row, sealedText) is { } text ? System.Text.Encoding.UTF8.GetString(text) : null;
}
