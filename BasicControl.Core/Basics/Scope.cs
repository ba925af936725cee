namespace BasicControl.Core.Basics;

/// <summary>
/// The units that somebody may touch, each with everything below it. It is passed explicitly into every query and
/// command; nothing is in it that was not put there.
/// </summary>
public sealed record Scope
{
    /// <summary>Covers nothing: what somebody has who was given nothing.</summary>
    public static readonly Scope Nothing = new([], false);

    /// <summary>Covers every city: the program's own work, and those who answer for the whole store.</summary>
    public static readonly Scope Everything = new([], true);

    private Scope(IReadOnlyList<UnitId> roots, bool isEverything) => (Roots, IsEverything) = (roots, isEverything);

    /// <summary>The highest units covered, the main one first; empty when everything or nothing is.</summary>
    public IReadOnlyList<UnitId> Roots { get; }

    public bool IsEverything { get; }

    public bool IsNothing => !IsEverything && Roots.Count == 0;

    public static Scope Of(params ReadOnlySpan<UnitId> roots) => new([.. roots], false);

    /// <summary>Both together; the main unit stays.</summary>
    public Scope And(Scope other) => IsEverything || other.IsEverything ? Everything : new([.. Roots, .. other.Roots.Except(Roots)], false);

    public bool Equals(Scope? other) => other is not null && IsEverything == other.IsEverything && Roots.SequenceEqual(other.Roots);

    public override int GetHashCode() => Roots.Aggregate(IsEverything ? 1 : 0, HashCode.Combine);
}
