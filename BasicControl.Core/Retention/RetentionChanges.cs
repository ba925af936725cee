using System.Text.Json.Serialization;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Retention;

/// <summary>What records of a kind told of persons was erased for good: texts, address, marks and digests, and the sealed parts of their changes.</summary>
/// <param name="Before">The instant that they were older than; null: one record, on its own.</param>
/// <param name="Ids">The records.</param>
public sealed record Erased(RetentionKind What, DateTime? Before, IReadOnlyList<long> Ids) : IChangeEvent
{
    public const string Name = "personal.erased";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>A rule of retention was set.</summary>
public sealed record RetentionSet(RetentionKind What, int Before, int After) : IChangeEvent
{
    public const string Name = "retention.set";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>A run of retention ended: records erased and keys destroyed.</summary>
public sealed record RetentionEnded(long Records, int Keys) : IChangeEvent
{
    public const string Name = "retention.ended";

    [JsonIgnore]
    public string Kind => Name;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Erased))]
[JsonSerializable(typeof(RetentionSet))]
[JsonSerializable(typeof(RetentionEnded))]
public sealed partial class RetentionJson : JsonSerializerContext;

public static class RetentionChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddRetention(this EventCatalogue events) => events
        .Add(Erased.Name, RetentionJson.Default.Erased)
        .Add(RetentionSet.Name, RetentionJson.Default.RetentionSet)
        .Add(RetentionEnded.Name, RetentionJson.Default.RetentionEnded);
}
