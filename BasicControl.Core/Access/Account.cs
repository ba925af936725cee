using BasicControl.Core.Basics;
using Microsoft.AspNetCore.Identity;

namespace BasicControl.Core.Access;

/// <summary>A person's account: the police number is its name. Password, lock-out and second factor are ASP.NET Core Identity's.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The officer whose account it is, or null: not in the organisation. No officer has two.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>The unit that its administrator answers for; null: whoever answers for the whole store.</summary>
    public UnitId? UnitId { get; set; }

    public required string Name { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? DisabledAt { get; set; }

    /// <summary>The password was given by somebody else and has to be changed before anything else.</summary>
    public bool MustChange { get; set; }

    public DateTime? PasswordChangedAt { get; set; }
}

/// <summary>The hash of a password that an account had before.</summary>
public sealed record PastPassword
{
    public long Id { get; init; }

    public AccountId AccountId { get; init; }

    public required string Hash { get; init; }

    public DateTime Until { get; init; }
}

/// <summary>What is known of an account without reading the store.</summary>
/// <param name="Number">Police number.</param>
/// <param name="LockedUntil">UTC; wrong passwords have locked it, or null.</param>
public sealed record AccountEntry(
    AccountId Id, string Number, string Name, PersonId? Person, UnitId? Unit, DateTime? DisabledAt, bool MustChange, DateTime? PasswordChangedAt,
    bool HasSecondFactor, DateTime? LockedUntil)
{
    public bool IsDisabled => DisabledAt is not null;

    internal static AccountEntry Of(Account account) => new(
        new(account.Id), account.UserName!, account.Name, account.PersonId, account.UnitId, account.DisabledAt, account.MustChange,
        account.PasswordChangedAt, account.TwoFactorEnabled, account.LockoutEnd?.UtcDateTime);
}
