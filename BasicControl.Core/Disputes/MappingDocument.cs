using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>A dispute mapping as it is written: what a source's types mean, what words mean where the type says nothing, what a repeat is.</summary>
public sealed record MappingDocument
{
    /// <summary>Name of an <see cref="AddressNormaliser"/>.</summary>
    public required string Normaliser { get; init; }

    public required RepeatRule Repeat { get; init; }

    /// <summary>How long after closing a new dispute at the same address counts against the closing.</summary>
    public required TimeSpan Watch { get; init; }

    /// <summary>Sites that are never repeats; an asterisk at either end stands for any text.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }

    public required IReadOnlyList<TypeRule> Types { get; init; }

    /// <summary>In order of rank: the first group with a kind and a word in the text decides.</summary>
    public required IReadOnlyList<WordGroup> Groups { get; init; }
}

/// <summary>A repeat address has at least <see cref="Least"/> records within some span of this length.</summary>
public sealed record RepeatRule(int Least, TimeSpan Span);

/// <summary>What a type means.</summary>
/// <param name="Source">Key of the one source it is said of, or null: of all.</param>
/// <param name="Kind"><see cref="DisputeKind.None"/> says that it is no dispute, whatever the text says.</param>
public sealed record TypeRule(string Type, string? Source, DisputeKind Kind, bool Weapon);

/// <summary>Words that mean the same.</summary>
/// <param name="Kind">The kind they decide, or null: they only tell of a weapon, or are there for others to include.</param>
/// <param name="Includes">Names of groups whose words count as words of this one.</param>
public sealed record WordGroup(string Name, DisputeKind? Kind, bool Weapon, IReadOnlyList<string> Words, IReadOnlyList<string> Includes);
