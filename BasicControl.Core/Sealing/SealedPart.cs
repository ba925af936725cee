namespace BasicControl.Core.Sealing;

/// <summary>What a ciphertext is: with the id of its row it is bound to this place, so that no ciphertext opens anywhere else. Never renumbered.</summary>
public enum SealedPart : byte
{
    Incident = 1,
    Order = 2,
    OrderStep = 3,
    Note = 4,
    ContestReason = 5,
    ContestAnswer = 6,
    Reject = 7,

    /// <summary>The sealed part of a journal row; its id is the position.</summary>
    Journal = 8,

    /// <summary>Why somebody read out of scope.</summary>
    BreakGlass = 9,
}

/// <summary>What a data key is for. Never renumbered.</summary>
public enum KeyKind
{
    /// <summary>Equality: one key for the whole store.</summary>
    Index = 0,
    Incidents = 1,
    Orders = 2,
    Rejects = 3,
    Notes = 4,
    Contests = 5,

    /// <summary>Sealed parts of the journal about everything else, and reasons of access out of scope.</summary>
    Trail = 6,
}

/// <summary>Records that share a data key: one kind, one month of UTC.</summary>
/// <param name="Month">Year × 12 + month − 1.</param>
public readonly record struct KeyGroup(KeyKind Kind, int Month)
{
    public static KeyGroup Of(KeyKind kind, DateTime at) => new(kind, MonthOf(at));

    public static int MonthOf(DateTime at) => (at.Year * 12) + at.Month - 1;
}
