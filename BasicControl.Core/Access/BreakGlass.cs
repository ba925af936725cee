using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.Access;

/// <summary>Access to a unit out of scope for a time, with a reason (应急查阅). Those in charge of the unit see it and say that they have.</summary>
public sealed record BreakGlass : ISealedRow
{
    private readonly Vault? _vault;
    private string? _reason;

    public BreakGlass()
    {
    }

    /// <summary>How the store makes it, so that its reason opens when it is asked for.</summary>
    internal BreakGlass(BasicControlDb db) => _vault = db.Vault;

    public long Id { get; init; }

    public AccountId AccountId { get; init; }

    /// <summary>The grant in which it was asked for; it holds in no other.</summary>
    public long GrantId { get; init; }

    public UnitId UnitId { get; init; }

    /// <summary>Empty when its key is absent.</summary>
    public required string Reason
    {
        get => _reason ??= SealedJson.Text(_vault, SealedPart.BreakGlass, Id, Sealed) ?? "";
        init => _reason = value;
    }

    /// <summary>The reason as the store holds it.</summary>
    public byte[]? Sealed { get; private set; }

    public DateTime From { get; init; }

    public DateTime Until { get; init; }

    public DateTime? SeenAt { get; init; }

    public AccountId? SeenBy { get; init; }

    void ISealedRow.Seal(WriteSession session) =>
        Sealed ??= _reason is null ? null : session.Seal(SealedPart.BreakGlass, Id, KeyGroup.Of(KeyKind.Trail, From), Encoding.UTF8.GetBytes(_reason));
}
