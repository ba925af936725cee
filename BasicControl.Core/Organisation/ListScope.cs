using BasicControl.Core.Basics;

namespace BasicControl.Core.Organisation;

/// <summary>How a list is narrowed: by what its reader reaches and by the unit asked for. The narrower of the two gives the ranges that are read.</summary>
/// <param name="Main">Read as ranges where it is small; null: everything.</param>
/// <param name="Also">What every row lies in besides.</param>
/// <param name="Reach">What the reader reaches, for a search that rests the unit asked for; null: everything.</param>
internal sealed record ListScope(UnitScope? Main, UnitScope? Also, UnitScope? Reach)
{
    public bool IsNothing => Reach is { City: null, Ranges: 0 };

    /// <summary>Refusal <c>access.out-of-scope</c>: the unit asked for lies beside the scope.</summary>
    /// <param name="asked">The unit asked for; null or unknown: all that is reached.</param>
    /// <param name="shape">The records of a unit, as the list means them.</param>
    public static Outcome<ListScope> Of(OrganisationBook book, Scope scope, UnitId? asked, DateTime at, Func<Unit, UnitScope> shape)
    {
        var narrowed = book.Narrow(scope, asked, at);
        if (!narrowed.TryGet(out var main) && !narrowed.IsAccepted)
        {
            return narrowed.Refusal;
        }

        var reach = ScopeReach.Of(book, scope, at).Filter;
        if (asked is not { } id || !book.TryUnit(id, out var unit))
        {
            return new ListScope(reach, null, reach);
        }

        var own = shape(unit);
        return reach is null || reach.City == unit.CityId ? new ListScope(own, null, reach)
            : main == id ? new ListScope(own, reach, reach)
            : new ListScope(reach, own, reach);
    }
}
