using BasicControl.Core.Basics;

namespace BasicControl.Core.Access;

/// <summary>What a grant or a key gives of the tree: nothing, a unit with everything below it, or every city.</summary>
public readonly record struct ScopeRoot
{
    public static readonly ScopeRoot Nothing = new(0);

    public static readonly ScopeRoot Everything = new(-1);

    /// <param name="code">As the store keeps it: 0 nothing, -1 everything, else a unit.</param>
    public ScopeRoot(long code) => Code = code;

    public long Code { get; }

    public bool IsNothing => Code == 0;

    public bool IsEverything => Code == -1;

    /// <summary>The unit, or null: nothing or everything.</summary>
    public UnitId? Unit => Code > 0 ? new UnitId(Code) : null;

    public Scope Scope => Unit is { } unit ? Scope.Of(unit) : IsEverything ? Scope.Everything : Scope.Nothing;

    public static ScopeRoot Of(UnitId unit) => new(unit.Value);
}
