using System.Collections.Frozen;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;

namespace BasicControl.Core.Disputes;

/// <summary>
/// A mapping made ready: a pure function from type, source and text to a kind. The type comes first; the words of the
/// text are read only when the type says nothing.
/// </summary>
public sealed class DisputeMapping
{
    private readonly FrozenDictionary<string, DisputeMark> _everywhere;
    private readonly FrozenDictionary<string, FrozenDictionary<string, DisputeMark>> _bySource;
    private readonly AddressNormaliser _normaliser;
    private readonly SiteList _excluded;
    private readonly WordGroups _groups;

    /// <param name="document">As <see cref="MappingReader"/> has accepted it.</param>
    /// <param name="version">0 for the one that comes with the product.</param>
    internal DisputeMapping(MappingDocument document, int version = 0)
    {
        (Document, Version) = (document, version);
        _everywhere = Marks(document.Types.Where(rule => rule.Source is null));
        _bySource = document.Types.Where(rule => rule.Source is not null).GroupBy(rule => rule.Source!)
            .ToFrozenDictionary(group => group.Key, Marks, StringComparer.Ordinal);
        _normaliser = AddressNormaliser.Find(document.Normaliser) ?? throw new ArgumentException(document.Normaliser, nameof(document));
        _excluded = new SiteList(document.Excluded, _normaliser);
        _groups = new WordGroups(document.Groups);
    }

    public MappingDocument Document { get; }

    public int Version { get; }

    public TimeSpan Watch => Document.Watch;

    public DisputeMark Mark(string? type, string source, string? text) =>
        OfType(type, source) ?? (text is null ? DisputeMark.None : _groups.Mark(text));

    public string? KeyOf(string? address) => _normaliser.Normalise(address) is { } key && !_excluded.Contains(key) ? key : null;

    private DisputeMark? OfType(string? type, string source) =>
        type is null ? null
        : _bySource.Count > 0 && _bySource.TryGetValue(source, out var own) && own.TryGetValue(type, out var special) ? special
        : _everywhere.GetValueOrDefault(type);

    private static FrozenDictionary<string, DisputeMark> Marks(IEnumerable<TypeRule> rules) =>
        rules.ToFrozenDictionary(rule => rule.Type, rule => new DisputeMark(rule.Kind, rule.Weapon), FoldedComparer.Instance);
}
