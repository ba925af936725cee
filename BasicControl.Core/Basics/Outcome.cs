using System.Diagnostics.CodeAnalysis;

namespace BasicControl.Core.Basics;

/// <summary>
/// An expected "no": a code worded in the reader's language (<c>Refusals.resx</c>), the field it is about, and the
/// arguments that the wording needs. A broken invariant or a fault is an exception instead.
/// </summary>
/// <param name="Code">Stable, dotted, lower case: <c>order.version-moved</c>.</param>
/// <param name="Field">The name of the input field as the sender wrote it, or null when no single field is to blame.</param>
/// <param name="Arguments">Values for the wording's placeholders, in order, already in invariant text.</param>
public sealed record Refusal(string Code, string? Field = null, params string[] Arguments)
{
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Field == other.Field && Arguments.AsSpan().SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Field, Arguments.Length);

    public override string ToString() =>
        $"{Code}{(Field is null ? "" : $" [{Field}]")}{(Arguments.Length == 0 ? "" : $" ({string.Join(", ", Arguments)})")}";
}

/// <summary>The value that was asked for, or the refusals that say why not.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (_value, Refusals) = (value, refusals);

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsAccepted => Refusals.Count == 0;

    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => IsAccepted ? _value! : throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals)}");

    public Refusal Refusal => Refusals[0];

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsAccepted;
    }

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) =>
        IsAccepted ? next(_value!) : Outcome<TNext>.Refused(Refusals);

    internal static Outcome<T> Accepted(T value) => new(value, []);

    internal static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));

    public static implicit operator Outcome<T>(T value) => Accepted(value);

    public static implicit operator Outcome<T>(Refusal refusal) => Refused([refusal]);

    public static implicit operator Outcome<T>(List<Refusal> refusals) => Refused(refusals);
}
