using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;

namespace BasicControl.Web;

/// <summary>
/// Disputes and the hours of the week as they stand in an address: <c>dispute=any</c> or <c>dispute=family,noise</c>,
/// <c>weapon=yes</c>, <c>hour=22</c>, <c>weekday=1</c>. Equal when they say the same.
/// </summary>
public sealed record TraitsAddress
{
    private const string AnyKind = "any";
    private const string Yes = "yes";

    /// <summary>Leaves nothing out.</summary>
    public static readonly TraitsAddress None = new();

    /// <summary>Only disputes, of whatever kind.</summary>
    public bool DisputesOnly { get; init; }

    /// <summary>Kinds of dispute in the order of lists; empty leaves none out.</summary>
    public IReadOnlyList<DisputeKind> Kinds { get; init; } = [];

    public bool WeaponOnly { get; init; }

    public int? Hour { get; init; }

    /// <summary>1 Monday – 7 Sunday.</summary>
    public int? Weekday { get; init; }

    /// <summary>What <c>dispute=</c> says, or null.</summary>
    public string? Dispute => Kinds.Count > 0 ? string.Join(',', Kinds.Select(kind => kind.Code())) : DisputesOnly ? AnyKind : null;

    internal static TraitsAddress Read(AddressQuery query)
    {
        var kinds = query.Texts("dispute").Select(code => DisputeKinds.TryParse(code, out var kind) ? kind : (DisputeKind?)null).OfType<DisputeKind>().Distinct().Order().ToList();
        return new()
        {
            DisputesOnly = kinds.Count == 0 && query.Texts("dispute").Contains(AnyKind),
            Kinds = kinds,
            WeaponOnly = query.Text("weapon") == Yes,
            Hour = query.Number("hour") is { } hour and < 24 ? (int)hour : null,
            Weekday = query.Number("weekday") is { } weekday and >= 1 and <= 7 ? (int)weekday : null,
        };
    }

    internal AddressText Add(AddressText text) => text
        .Add("dispute", Dispute)
        .Add("weapon", WeaponOnly ? Yes : null)
        .Add("hour", Hour)
        .Add("weekday", Weekday);

    /// <summary>The traits that a list understands, hours told in a zone.</summary>
    public RecordTraits In(CityZone zone) => this == None
        ? RecordTraits.Any
        : new() { DisputesOnly = DisputesOnly, Kinds = Kinds, WeaponOnly = WeaponOnly, Hour = Hour, Weekday = Weekday, Zone = zone };

    public bool Equals(TraitsAddress? other) =>
        other is not null && (Dispute, WeaponOnly, Hour, Weekday) == (other.Dispute, other.WeaponOnly, other.Hour, other.Weekday);

    public override int GetHashCode() => HashCode.Combine(Dispute, WeaponOnly, Hour, Weekday);
}
