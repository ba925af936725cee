using System.Collections.Frozen;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access;

/// <summary>What kind of thing asks.</summary>
public enum CallerKind
{
    /// <summary>Somebody in a demonstration, without an account.</summary>
    Demo = 0,
    Account = 1,
    Device = 2,
    Key = 3,
}

/// <summary>
/// Who asks: made once for each request or circuit from what was proved, and handed on explicitly. Queries take
/// <see cref="Reads"/>, commands take <see cref="Actor"/>.
/// </summary>
/// <param name="Id">Account, device or key; null in a demonstration.</param>
/// <param name="Post">The role in which they ask now; somebody with several chooses one.</param>
/// <param name="Unit">Where the role is held.</param>
/// <param name="May">What is allowed, by <see cref="PermissionTable"/> or by what a key was given.</param>
/// <param name="Reads">Units that may be read.</param>
/// <param name="Acts">Units that may be acted on.</param>
/// <param name="From">Network address, or null.</param>
public sealed record Caller(
    CallerKind Kind, AccountId? Id, string Name, Post Post, PersonId? Person, UnitId? Unit, FrozenSet<Permission> May, Scope Reads, Scope Acts, string? From)
{
    /// <summary>The session of an account; null for screens, keys and demonstrations.</summary>
    public long? Session { get; init; }

    /// <summary>The password has to be changed before anything else is allowed.</summary>
    public bool MustChange { get; init; }

    /// <summary>A second factor has to be set up before anything else is allowed.</summary>
    public bool NeedsSecondFactor { get; init; }

    public bool Has(Permission permission) => May.Contains(permission);

    public Actor Actor => new(Person, Post, Unit, Name) { Acts = Acts, Account = Id, From = From };
}
