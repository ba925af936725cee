using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BasicControl.Core.Changes;

/// <summary>Every kind of event that may stand in the journal, with the shape of its open part. Each noun enters its own.</summary>
public sealed class EventCatalogue
{
    private readonly Dictionary<string, JsonTypeInfo> _byKind = [];
    private readonly Dictionary<Type, JsonTypeInfo> _byType = [];

    public EventCatalogue Add<TEvent>(string kind, JsonTypeInfo<TEvent> shape)
        where TEvent : IChangeEvent
    {
        _byKind.Add(kind, shape);
        _byType.TryAdd(typeof(TEvent), shape);
        return this;
    }

    public byte[] Write(IChangeEvent change) => JsonSerializer.SerializeToUtf8Bytes(change, ShapeOf(change));

    /// <exception cref="InvalidDataException">The kind is not in the catalogue, or the text does not have its shape.</exception>
    public IChangeEvent Read(string kind, string open) =>
        _byKind.TryGetValue(kind, out var shape) && JsonSerializer.Deserialize(open, shape) is IChangeEvent change
            ? change
            : throw new InvalidDataException($"The journal holds a row of kind '{kind}' that this version cannot read.");

    private JsonTypeInfo ShapeOf(IChangeEvent change) =>
        _byType.TryGetValue(change.GetType(), out var shape)
            ? shape
            : throw new InvalidOperationException($"{change.GetType().Name} is not in the event catalogue.");
}
