namespace BasicControl.Core.Access;

/// <summary>How long what was proved holds, and how often one may try.</summary>
public sealed record AccessPolicy
{
    /// <summary>A session without activity ends; a screen on the wall does not.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this, activity or not.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Sessions that one account may have at once; the oldest gives way.</summary>
    public int SessionsAtOnce { get; init; } = 10;

    /// <summary>An older password has to be changed before anything else.</summary>
    public TimeSpan PasswordAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Wrong passwords or codes in a row that lock an account.</summary>
    public int Tries { get; init; } = 5;

    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The three administrators do nothing else before they have a second factor.</summary>
    public bool AdministratorsNeedSecondFactor { get; init; } = true;

    /// <summary>How long the address that makes the first administrator holds.</summary>
    public TimeSpan SetupFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Longest time that access out of scope is given for.</summary>
    public TimeSpan BreakGlassLongest { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How long the code on a screen waits for an administrator.</summary>
    public TimeSpan EnrolmentFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time that a key of another system is issued for.</summary>
    public TimeSpan KeyLongest { get; init; } = TimeSpan.FromDays(366);

    /// <summary>The last activity of a session is written when it is this much newer than the store's.</summary>
    public TimeSpan WriteSeenEvery { get; init; } = TimeSpan.FromMinutes(5);
}
