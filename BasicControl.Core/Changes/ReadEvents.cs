using System.Text.Json.Serialization;

namespace BasicControl.Core.Changes;

/// <summary>What somebody did with personal data without changing anything.</summary>
public enum ReadKind
{
    /// <summary>Opened one record.</summary>
    Opened = 1,

    /// <summary>Looked at what stands masked.</summary>
    Unmasked = 2,

    /// <summary>Took a list or a document away as a file.</summary>
    Exported = 3,

    /// <summary>Searched the trail itself.</summary>
    Searched = 4,
}

/// <summary>A read of personal data. What was asked, word for word, lies in the sealed part: a filter may hold a name.</summary>
/// <param name="About">What the record is; <see cref="Subject.Read"/> for a list.</param>
/// <param name="AboutId">The record, or 0 for a list.</param>
public sealed record ReadEvent(ReadKind What, Subject About, long AboutId) : IChangeEvent
{
    public const string Prefix = "read.";

    [JsonIgnore]
    public string Kind => KindOf(What);

    public static string KindOf(ReadKind what) => $"{Prefix}{what.ToString().ToLowerInvariant()}";
}

/// <summary>The sealed part of a read.</summary>
public sealed record ReadTexts(string What);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadEvent))]
[JsonSerializable(typeof(ReadTexts))]
public sealed partial class ReadJson : JsonSerializerContext;

public static class ReadEvents
{
    /// <summary>Enters reads into the catalogue.</summary>
    public static EventCatalogue AddReads(this EventCatalogue events)
    {
        foreach (var what in Enum.GetValues<ReadKind>())
        {
            events.Add(ReadEvent.KindOf(what), ReadJson.Default.ReadEvent);
        }

        return events;
    }
}
