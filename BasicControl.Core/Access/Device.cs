using BasicControl.Core.Basics;

namespace BasicControl.Core.Access;

/// <summary>A screen on the wall (大屏设备): its own read-only identity, without a person.</summary>
public sealed record Device
{
    public AccountId Id { get; init; }

    public required string Name { get; init; }

    public UnitId CityId { get; init; }

    public required string TokenHash { get; init; }

    /// <summary>The account that approved it; null: the program itself.</summary>
    public AccountId? EnrolledBy { get; init; }

    public DateTime EnrolledAt { get; init; }

    public DateTime? RevokedAt { get; init; }
}

/// <summary>What a screen gets that asks to be enrolled.</summary>
/// <param name="Code">Shown on the screen, for the administrator: <c>ABCD-EFGH</c>.</param>
/// <param name="Token">Kept by the screen; it is let in with it once it is approved.</param>
/// <param name="Until">UTC.</param>
public sealed record EnrolmentRequest(string Code, string Token, DateTime Until);
